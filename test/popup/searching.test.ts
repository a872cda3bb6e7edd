import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Answer } from '../../src/contract/messages.ts';
import type { SearchPage } from '../../src/contract/search.ts';
import { type Answers, asked, later } from '../ui/harness/browser.ts';
import { all, drawn, find, get, press, type, waitFor, wordsOf } from '../ui/harness/screen.ts';
import { preactOptions } from './harness/popup.ts';
import { abilities, cardOf, kettle, pageOf, product, teapot } from './harness/products.ts';
import { atRest, openShop, type ShopOptions } from './harness/shop.ts';

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

describe('typing', () => {
  test('asks nothing for a lone bracket, and says so', async () => {
    const field = await openField();
    const before = searches().length;

    type(field, '(');
    press(field, 'Enter');
    await drawn();

    expect(searches()).toHaveLength(before);
    expect(wordsOf(get('status'))).toBe('Go on typing to search.');
  });

  test('draws what is in sight first, then the rest of the answer', async () => {
    const kettles = Array.from({ length: 20 }, (_, place) => cardOf(product(`Kettle ${place}`)));
    const field = await openField(shopWith({ 'catalog.search': () => pageOf(kettles) }));
    const atOnce: number[] = [];
    const watcher = new MutationObserver(() => {
      const list = document.querySelector('[aria-label="Search results"]');
      if (list) atOnce.push(list.childElementCount);
    });
    watcher.observe(document.body, { subtree: true, childList: true });

    type(field, 'kettle');
    await waitFor(() => expect(names()).toHaveLength(20));
    watcher.disconnect();

    expect(Math.min(...atOnce)).toBeLessThanOrEqual(6);
    expect(names()).toEqual(kettles.map(({ name }) => name));
  });

  test('fast asks a few times, one question at a time, and shows the answer to the whole word', async () => {
    let underWay = 0;
    let most = 0;
    const field = await openField(
      shopWith({
        'catalog.search': async ({ text }) => {
          underWay += 1;
          most = Math.max(most, underWay);
          await new Promise((resolve) => setTimeout(resolve, 80));
          underWay -= 1;
          return pageOf([cardOf(text === 'kettlewarmer' ? kettle : teapot)]);
        },
      }),
    );
    await atRest();
    most = 0;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const before = searches().length;

    for (let length = 1; length <= 12; length += 1) {
      type(field, 'kettlewarmer'.slice(0, length));
      await vi.advanceTimersByTimeAsync(125);
    }
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    await drawn();

    const typed = searches().slice(before);
    expect(typed.length).toBeLessThanOrEqual(7);
    expect(most).toBe(1);
    expect(typed.at(-1)).toBe('kettlewarmer');
    expect(names()).toEqual(['Kettle']);
  });

  test('asks again for what was shown long before, which stands there meanwhile', async () => {
    const field = await openField();
    type(field, 'kettle');
    await waitFor(() => expect(names()).toEqual(['Kettle']));
    type(field, 'teapot');
    await waitFor(() => expect(names()).toEqual(['Teapot']));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 });
    const before = searches().length;

    type(field, 'kettle');
    await drawn();
    expect(names()).toEqual(['Kettle']);
    await waitFor(() => expect(searches().slice(before)).toEqual(['kettle']));
    await drawn();
    expect(names()).toEqual(['Kettle']);
  });

  test('asks for nothing that was shown before', async () => {
    const field = await openField();
    type(field, 'kettle');
    await waitFor(() => expect(names()).toEqual(['Kettle']));
    type(field, 'teapot');
    await waitFor(() => expect(names()).toEqual(['Teapot']));
    const before = searches().length;

    type(field, 'kettle');
    await drawn();

    expect(names()).toEqual(['Kettle']);
    expect(searches()).toHaveLength(before);
  });

  test('is over when the field is cleared before the answer comes', async () => {
    const answer = later<SearchPage>();
    await openShop(
      shopWith({
        'catalog.home': () => ({ recent: [], again: [], onSale: [cardOf(teapot)], categories: [] }),
        'catalog.search': () => answer.promise,
      }),
    );
    await find('list', 'On sale');
    const field = get<HTMLInputElement>('combobox', 'Search products');
    type(field, 'kettle');
    await waitFor(() => expect(searches()).toContain('kettle'));
    type(field, '');

    answer.give(pageOf([cardOf(kettle)]));

    await waitFor(() => expect(field.getAttribute('aria-busy')).toBe('false'));
    expect(get('list', 'On sale')).toBeTruthy();
  });

  test('goes on with what fits of the results that are there, until the answer comes', async () => {
    const answer = later<SearchPage>();
    const field = await openField(
      shopWith({
        'catalog.search': ({ text }) =>
          text === 'te' ? answer.promise : pageOf([cardOf(teapot), cardOf(kettle)], { total: 2 }),
      }),
    );
    type(field, 't');
    await waitFor(() => expect(names()).toEqual(['Teapot', 'Kettle']));

    type(field, 'te');
    await drawn();
    expect(names()).toEqual(['Teapot']);

    answer.give(pageOf([cardOf(teapot), cardOf(product('Steel teaspoon'))]));
    await waitFor(() => expect(names()).toEqual(['Teapot', 'Steel teaspoon']));
  });

  test('shows that what stands there is not the answer, while that takes long', async () => {
    const field = await openField(
      shopWith({
        'catalog.search': ({ text }) => (text === 'spoon' ? later<SearchPage>().promise : pageOf([cardOf(teapot)])),
      }),
    );
    type(field, 'teapot');
    await waitFor(() => expect(names()).toEqual(['Teapot']));
    expect(get('list', 'Search results').classList.contains('is-stale')).toBe(false);

    type(field, 'spoon');
    await drawn();

    expect(get('list', 'Search results').classList.contains('is-stale')).toBe(true);
  });

  test('draws no row again that stays as it is', async () => {
    const many = Array.from({ length: 20 }, (_, index) => product(`Tea number ${index}`));
    const answer = later<SearchPage>();
    const field = await openField(
      shopWith({
        'catalog.search': ({ text }) => (text === 'tea n' ? answer.promise : pageOf(many.map(cardOf))),
      }),
    );
    type(field, 'tea');
    await waitFor(() => expect(names()).toHaveLength(20));
    const rows = countDrawn('ProductRow');

    type(field, 'tea n');
    await drawn();

    expect(names()).toHaveLength(20);
    const { count, others } = rows.stop();
    expect(count).toBe(0);
    // The field was: so the count counts.
    expect(others).toBeGreaterThan(0);
  });
});

/** Counts how often components of a name are drawn: Preact tells of it before each, by a name of its bundle's own. */
function countDrawn(name: string) {
  const hooks = preactOptions() as unknown as Record<'__r', ((vnode: { type: unknown }) => void) | undefined>;
  const before = hooks.__r;
  let count = 0;
  let others = 0;
  hooks.__r = (vnode) => {
    if (typeof vnode.type === 'function' && vnode.type.name === name) count += 1;
    else others += 1;
    before?.(vnode);
  };
  return {
    stop: () => {
      hooks.__r = before;
      return { count, others };
    },
  };
}

test('what was typed is marked in the names, and markup stays text', async () => {
  const field = await openField(
    shopWith({ 'catalog.search': () => pageOf([cardOf(product('Té <b>tea</b> steamer, tea-light'))]) }),
  );

  type(field, 'TEA');
  await find('list', 'Search results');

  const row = get('list', 'Search results');
  expect([...row.querySelectorAll('mark')].map(wordsOf)).toEqual(['tea', 'tea']);
  expect(row.querySelectorAll('b')).toHaveLength(0);
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
    const field = await openField(shop);
    type(field, 'ket');
    await drawn();
    press(field, 'ArrowDown');
    field.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Delete', shiftKey: true, bubbles: true, cancelable: true }),
    );
    await drawn();

    expect(offered()).toEqual(['Kettles, Category']);
    expect(questions('catalog.forget')).toEqual(['kettle black']);
  });
});

describe('a search is remembered', () => {
  test('when Enter carries it out, not while it is typed', async () => {
    const field = await openField();
    type(field, 'kettle');
    await find('list', 'Search results');
    expect(questions('catalog.remember')).toEqual([]);

    press(field, 'Enter');
    expect(questions('catalog.remember')).toEqual(['kettle']);
  });

  test('when it led to a product', async () => {
    const field = await openField();
    type(field, 'kettle');
    await find('list', 'Search results');

    get('button', 'Kettle').click();
    expect(questions('catalog.remember')).toEqual(['kettle']);
  });

  test('and can be done again from the front page, or forgotten, one by one and all at once', async () => {
    await openField({
      async prepare({ ask }) {
        for (const text of ['lamp', 'kettle', 'sofa']) await ask('catalog.remember', text);
      },
    });
    await find('button', 'sofa');

    get('button', 'Forget the search sofa').click();
    await drawn();
    expect(all('button', 'sofa')).toHaveLength(0);
    expect(questions('catalog.forget')).toEqual(['sofa']);

    get('button', 'kettle').click();
    await find('list', 'Search results');
    expect(get<HTMLInputElement>('combobox', 'Search products').value).toBe('kettle');

    press(document.body, 'Escape');
    (await find('button', 'Forget all earlier searches')).click();
    await drawn();
    expect(all('button', 'lamp')).toHaveLength(0);
    expect(questions('catalog.forgetAll')).toHaveLength(1);
  });
});
