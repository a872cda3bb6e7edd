import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Answer } from '../../../src/contract/messages.ts';
import { type Answers, asked, later } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, press, type, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { abilities, cardOf, kettle, pageOf } from '../harness/products.ts';
import { atRest, openShop, type ShopOptions } from '../harness/shop.ts';

const questions = (name: string) => asked.filter((each) => each.type === name).map(({ payload }) => payload);

const searches = () => questions('catalog.search').map((payload) => (payload as { text: string }).text);

const names = () =>
  all('listitem', undefined, get('list', 'Search results')).map((item) => wordsOf(item.querySelector('button')));

const offered = () => all('option').map(wordsOf);

const categories = [
  { id: 'kitchen', name: 'Kitchen' },
  { id: 'kettles', name: 'Kettles', parentId: 'kitchen' },
];

/** A shop with categories, which gives some answers by hand. */
const shopWith = (answers: Answers): ShopOptions => ({ categories, answers });

async function openField(options: ShopOptions = shopWith({})): Promise<HTMLInputElement> {
  await openShop(options);
  await find('list', 'Products');
  return get<HTMLInputElement>('combobox', 'Search products');
}

afterEach(() => {
  vi.useRealTimers();
});

describe('suggestions', () => {
  const shop: ShopOptions = {
    categories,
    async prepare({ ask }) {
      await ask('catalog.remember', 'sofa');
      await ask('catalog.remember', 'kettle black');
    },
  };

  test('are there in the frame of the keystroke: earlier searches and categories', async () => {
    const field = await openField(shop);
    type(field, 'ket');
    await drawn();

    expect(field.getAttribute('aria-expanded')).toBe('true');
    expect(get('listbox', 'Suggestions').id).toBe(field.getAttribute('aria-controls'));
    expect(offered()).toEqual(['kettle black', 'Kettles, Category']);
    expect([...get('listbox').querySelectorAll('mark')].map(wordsOf)).toEqual(['ket', 'Ket']);
  });

  /** Of a shop that has neither suggested words nor said that it does not. */
  const { suggestions: _, ...unsettled } = abilities;

  test('have the words of a shop that suggests some', async () => {
    const field = await openField({
      ...shop,
      answers: {
        'catalog.search': () => pageOf([cardOf(kettle)], { abilities: unsettled }),
        'catalog.suggest': () => [
          { kind: 'earlier', text: 'kettle black' },
          { kind: 'word', text: 'kettle descaler' },
        ],
      },
    });
    type(field, 'ket');

    await waitFor(() => expect(offered()).toEqual(['kettle black', 'kettle descaler']));
  });

  test('have their line before the shop has answered, and where it has none', async () => {
    const words = later<Answer<'catalog.suggest'>>();
    const field = await openField({
      answers: {
        'catalog.search': () => pageOf([cardOf(kettle)], { abilities: { ...abilities, suggestions: true } }),
        'catalog.suggest': () => words.promise,
      },
    });
    const hasLine = () => document.querySelector('.suggestion-line')?.hasAttribute('hidden') === false;
    expect(hasLine()).toBe(false);

    type(field, 'ket');
    await waitFor(() => expect(names()).toEqual(['Kettle']));
    expect(hasLine()).toBe(true);
    expect(field.getAttribute('aria-expanded')).toBe('false');
    expect(offered()).toEqual([]);

    type(field, 'kett');
    await waitFor(() => expect(questions('catalog.suggest')).toContain('kett'));
    words.give([]);
    await drawn();
    expect(hasLine()).toBe(true);

    press(field, 'Enter');
    await drawn();
    expect(hasLine()).toBe(false);
  });

  test('keep their line from the first words of the shop on', async () => {
    const field = await openField({
      answers: {
        'catalog.search': () => pageOf([cardOf(kettle)], { abilities: unsettled }),
        'catalog.suggest': (text) => (text === 'kettle d' ? [{ kind: 'word', text: 'kettle descaler' }] : []),
      },
    });
    const hasLine = () => document.querySelector('.suggestion-line')?.hasAttribute('hidden') === false;
    type(field, 'kettle');
    await waitFor(() => expect(questions('catalog.suggest')).toEqual(['kettle']));
    await drawn();
    expect(hasLine()).toBe(false);

    type(field, 'kettle d');
    await waitFor(() => expect(offered()).toEqual(['kettle descaler']));
    type(field, 'kettle z');
    await drawn();
    expect(offered()).toEqual([]);
    expect(hasLine()).toBe(true);
  });

  test('are there for what was typed before the categories were known', async () => {
    const home = later<Answer<'catalog.home'>>();
    await openShop({ ...shop, answers: { 'catalog.home': () => home.promise } });
    type(await find('combobox', 'Search products'), 'ket');
    await drawn();
    expect(offered()).toEqual(['kettle black']);

    home.give({
      recent: [],
      again: [],
      onSale: [],
      categories: categories.map((each) => ({ ...each, language: 'en' })),
    });
    await waitFor(() => expect(offered()).toEqual(['kettle black', 'Kettles, Category']));
  });

  test('are not asked of a shop that has none', async () => {
    const field = await openField({ ...shop, answers: { 'catalog.search': () => pageOf([cardOf(kettle)]) } });
    type(field, 'ket');
    press(field, 'Enter');
    await find('list', 'Search results');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    type(field, 'kett');
    await vi.advanceTimersByTimeAsync(1000);

    expect(questions('catalog.suggest')).toEqual([]);
  });

  test('are entered by Down, moved along by arrows, and left again at either end', async () => {
    const field = await openField(shop);
    type(field, 'ket');
    await drawn();
    const selected = () => all('option').filter((option) => option.getAttribute('aria-selected') === 'true');
    const pressing = async (key: string) => {
      press(field, key);
      await drawn();
      return selected().map(wordsOf)[0];
    };

    expect(await pressing('ArrowDown')).toBe('kettle black');
    expect(field.getAttribute('aria-activedescendant')).toBe(selected()[0]?.id);
    expect(await pressing('ArrowRight')).toBe('Kettles, Category');
    expect(await pressing('ArrowUp')).toBe('kettle black');
    expect(await pressing('ArrowUp')).toBeUndefined();
    expect(field.hasAttribute('aria-activedescendant')).toBe(false);
    expect(document.activeElement).toBe(field);
  });

  test('lead on to the results by Down', async () => {
    const field = await openField(shop);
    type(field, 'ket');
    await find('list', 'Search results');
    for (let turn = 0; turn < all('option').length; turn += 1) press(field, 'ArrowDown');
    await drawn();
    expect(get('option', 'Kettles, Category').getAttribute('aria-selected')).toBe('true');

    press(field, 'ArrowDown');
    await drawn();

    expect(document.activeElement).toBe(all('button', undefined, get('list', 'Search results'))[0]);
    expect(field.hasAttribute('aria-activedescendant')).toBe(false);
  });

  test('are taken by Enter: words are searched for and remembered', async () => {
    const field = await openField(shop);
    type(field, 'ket');
    await drawn();
    press(field, 'ArrowDown');
    press(field, 'Enter');
    await drawn();

    expect(field.value).toBe('kettle black');
    expect(all('option')).toHaveLength(0);
    expect(searches().at(-1)).toBe('kettle black');
  });

  test('lead to a category, whose products then stand there instead of a search', async () => {
    const field = await openField(shop);
    type(field, 'kett');
    await drawn();
    get('option', 'Kettles, Category').click();

    expect(await find('heading', 'Kettles')).toBe(document.activeElement);
    expect(field.value).toBe('');
    expect(questions('catalog.search')).toContainEqual({ text: '', categoryId: 'kettles', offset: 0 });
  });

  test('are sent away by Escape; the next one ends the search', async () => {
    const field = await openField(shop);
    type(field, 'kettle');
    await find('list', 'Search results');

    press(field, 'Escape');
    await drawn();
    expect(field.getAttribute('aria-expanded')).toBe('false');
    expect(field.value).toBe('kettle');
    press(field, 'ArrowDown');
    expect(document.activeElement).toBe(get('button', 'Kettle'));

    press(field, 'Escape');
    await drawn();
    expect(field.value).toBe('');
  });

  test('forget an earlier search by Shift and Delete', async () => {
    const { ask } = await openShop(shop);
    await find('list', 'Products');
    const field = get<HTMLInputElement>('combobox', 'Search products');
    type(field, 'ket');
    await drawn();
    press(field, 'ArrowDown');
    field.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Delete', shiftKey: true, bubbles: true, cancelable: true }),
    );
    await drawn();

    expect(offered()).toEqual(['Kettles, Category']);
    await atRest();
    expect((await ask('panel.open')).earlier).toEqual(['sofa']);
  });
});
