import { describe, expect, test } from 'vitest';
import type { SearchAbilities, SearchQuery } from '../../../src/contract/search.ts';
import { asked } from '../../ui/harness/browser.ts';
import { all, drawn, enter, find, get, press, type, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { abilities, cardOf, kettle, pageOf, teapot } from '../harness/products.ts';
import { openShop } from '../harness/shop.ts';

const facets = [
  {
    name: 'color',
    kind: 'choice' as const,
    values: [
      { key: 'navy', label: 'Navy', count: 2, swatch: '#1f3a5f' },
      { key: 'oat', label: 'Oat', count: 1 },
    ],
  },
  { name: 'washable', kind: 'boolean' as const, values: [{ key: 'true', count: 1 }] },
];
const queries = () =>
  asked.filter(({ type: name }) => name === 'catalog.search').map(({ payload }) => payload as SearchQuery);

async function openSearch(able: Partial<SearchAbilities> = {}) {
  await openShop({
    categories: [
      { id: 'kitchen', name: 'Kitchen' },
      { id: 'pots', name: 'Pots', parentId: 'kitchen' },
    ],
    answers: {
      'catalog.search': ({ text, filters }) =>
        pageOf(filters?.inStock ? [] : text === '' ? [cardOf(kettle)] : [cardOf(teapot), cardOf(kettle)], {
          facets,
          prices: { from: 500, to: 9900 },
          abilities: { ...abilities, ...able },
        }),
    },
  });
  type(await find('combobox', 'Search products'), 'te');
  await find('list', 'Search results');
}

async function openFilters(): Promise<void> {
  get('button', /^Sort and filter/).click();
  await find('heading', 'Sort and filter');
}

describe('narrowing down', () => {
  test('offers what the results have, with counts, and counts at once', async () => {
    await openSearch();
    await openFilters();
    expect(document.activeElement).toBe(get('heading', 'Sort and filter'));
    expect(all('checkbox', undefined, get('group', /^Color/)).map((box) => wordsOf(box.closest('label')))).toEqual([
      'Navy2',
      'Oat1',
    ]);
    expect(wordsOf(get('group', /^Washable/))).toBe('WashableYes1');

    get('checkbox', 'Navy2').click();
    await waitFor(() => expect(queries().at(-1)?.filters).toEqual({ attributes: [{ name: 'color', keys: ['navy'] }] }));
    get('checkbox', 'On sale').click();
    get('checkbox', 'Oat1').click();
    await waitFor(() =>
      expect(queries().at(-1)?.filters).toEqual({
        attributes: [{ name: 'color', keys: ['navy', 'oat'] }],
        onSale: true,
      }),
    );
    await find('button', 'Show 2 results');
  });

  test('takes a price range in major units, whichever way round', async () => {
    await openSearch();
    await openFilters();

    enter(get('textbox', 'Lowest price'), '30');
    await drawn();
    enter(get('textbox', 'Highest price'), '12,50');
    await waitFor(() => expect(queries().at(-1)?.filters).toEqual({ price: { from: 1250, to: 3000 } }));
    expect(get<HTMLInputElement>('textbox', 'Lowest price').value).toBe('12.50');

    enter(get('textbox', 'Lowest price'), 'words');
    await drawn();
    expect(get<HTMLInputElement>('textbox', 'Lowest price').value).toBe('12.50');
    enter(get('textbox', 'Lowest price'), '');
    await waitFor(() => expect(queries().at(-1)?.filters).toEqual({ price: { to: 3000 } }));
  });

  test.each([
    ['HUF', '5000', 500_000],
    ['IQD', '5000', 5_000_000],
    ['JPY', '5000', 5000],
  ])('reads a price in %s that is typed as %s by its minor units, also with no price to go by', async (...row) => {
    const [currency, typed, amount] = row;
    const { price: _, ...priceless } = cardOf(teapot);
    await openShop({
      settings: { preferences: { currency, country: 'DE', locale: 'en-GB', storeKey: '' } },
      answers: { 'catalog.search': () => pageOf([priceless]) },
    });
    type(await find('combobox', 'Search products'), 'te');
    await find('list', 'Search results');
    await openFilters();

    enter(get('textbox', 'Highest price'), typed);

    await waitFor(() => expect(queries().at(-1)?.filters).toEqual({ price: { to: amount } }));
  });

  test('searches in one category', async () => {
    await openSearch();
    await openFilters();
    const choice = get<HTMLSelectElement>('combobox', 'Category');
    expect([...choice.options].map((option) => wordsOf(option))).toEqual(['All categories', 'Kitchen', 'Pots']);

    enterChoice(choice, 'pots');

    await waitFor(() => expect(queries().at(-1)).toEqual({ text: 'te', categoryId: 'pots', offset: 0 }));
  });

  test('shows what is chosen above the results, to be given up one by one or all at once', async () => {
    await openSearch();
    await openFilters();
    get('checkbox', 'Navy2').click();
    await drawn();
    get('checkbox', 'Yes1').click();
    await drawn();
    get('checkbox', 'On sale').click();
    await drawn();
    (await find('button', 'Show 2 results')).click();
    await find('list', 'Chosen filters');
    expect(all('button', /^Remove filter/).map((button) => wordsOf(button))).toEqual([
      'On sale',
      'Navy',
      'Washable: Yes',
    ]);

    const sortAndFilter = () => wordsOf(get('button', /^Sort and filter/));
    expect(sortAndFilter()).toBe('Sort and filter3, 3 chosen');

    get('button', 'Remove filter Navy').click();
    await drawn();
    expect(document.activeElement).toBe(get('button', /^Sort and filter/));
    await waitFor(() =>
      expect(queries().at(-1)?.filters).toEqual({ attributes: [{ name: 'washable', keys: ['true'] }], onSale: true }),
    );
    get('button', 'Clear filters').click();
    await drawn();
    expect(all('button', /^Remove filter/)).toHaveLength(0);
  });

  test('are cleared where they are chosen, the order as well, and focus stays in the view', async () => {
    await openSearch();
    await openFilters();
    get('radio', 'Cheapest first').click();
    await drawn();
    get('button', 'Clear filters').click();
    await drawn();

    expect(document.activeElement).toBe(get('heading', 'Sort and filter'));
    expect(all('button', 'Clear filters')).toEqual([]);
    expect(get<HTMLInputElement>('radio', 'Best match').checked).toBe(true);
  });

  test('say what is left to those who do not see it', async () => {
    await openSearch();
    await openFilters();
    get('checkbox', 'Navy2').click();

    await waitFor(() => expect(wordsOf(document.querySelector('[aria-live]'))).toBe('Show 2 results'));
  });

  test('that leaves nothing says so, and how to go on', async () => {
    await openSearch();
    await openFilters();
    get('checkbox', 'In stock').click();
    (await find('button', 'Show 0 results')).click();
    await waitFor(() => expect(document.body.textContent).toContain('Nothing has all of these filters at once.'));
    // Of the words alone there may be some.
    expect(wordsOf(get('status'))).toBe('0 results');

    get('button', 'Clear filters').click();
    await find('list', 'Search results');
  });

  test('stays when typing goes on and when a product was looked at, and goes with the search', async () => {
    await openSearch();
    await openFilters();
    get('checkbox', 'Navy2').click();
    (await find('button', 'Show 2 results')).click();
    await find('button', 'Teapot');
    type(get('combobox', 'Search products'), 'tea');
    await waitFor(() => expect(queries().at(-1)).toMatchObject({ text: 'tea', filters: { attributes: [{}] } }));

    get('button', 'Teapot').click();
    await find('heading', 'Teapot');
    press(document.body, 'Escape');
    await drawn();
    expect(get('button', 'Remove filter Navy')).toBeTruthy();

    type(get('combobox', 'Search products'), '');
    await drawn();
    type(get('combobox', 'Search products'), 'tea');
    press(get('combobox', 'Search products'), 'Enter');
    await waitFor(() => expect(queries().at(-1)).toEqual({ text: 'tea', offset: 0 }));
  });
});

describe('the order', () => {
  test('is one that the shop can do', async () => {
    await openSearch({ sorts: ['relevance', 'price-up'] });
    await openFilters();
    const choice = get('radiogroup', 'Sort by');
    expect(all('radio', undefined, choice).map((radio) => wordsOf(radio.closest('label')))).toEqual([
      'Best match',
      'Cheapest first',
    ]);

    get('radio', 'Cheapest first').click();
    await waitFor(() => expect(queries().at(-1)).toEqual({ text: 'te', sort: 'price-up', offset: 0 }));
    (await find('button', 'Show 2 results')).click();
    (await find('button', 'Remove filter Cheapest first')).click();
    await drawn();
    expect(all('button', /^Remove filter/)).toHaveLength(0);
  });

  test('is not asked where there is one only, and filters are not where there is none', async () => {
    await openSearch({ sorts: ['relevance'], filters: ['in-stock'] });
    await openFilters();
    expect(all('radiogroup', 'Sort by')).toHaveLength(0);
    expect(get('checkbox', 'In stock')).toBeTruthy();
    expect(all('checkbox')).toHaveLength(1);
    expect(all('textbox', 'Lowest price')).toHaveLength(0);
  });
});

function enterChoice(choice: HTMLSelectElement, value: string): void {
  choice.value = value;
  choice.dispatchEvent(new Event('change', { bubbles: true }));
}
