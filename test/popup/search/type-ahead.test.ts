import { afterEach, describe, expect, test, vi } from 'vitest';
import type { SearchPage } from '../../../src/contract/search.ts';
import { type Answers, asked, later } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, press, type, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { preactOptions } from '../harness/popup.ts';
import { cardOf, kettle, pageOf, product, teapot } from '../harness/products.ts';
import { atRest, openShop, type ShopOptions } from '../harness/shop.ts';

const questions = (name: string) => asked.filter((each) => each.type === name).map(({ payload }) => payload);

const searches = () => questions('catalog.search').map((payload) => (payload as { text: string }).text);

const names = () =>
  all('listitem', undefined, get('list', 'Search results')).map((item) => wordsOf(item.querySelector('button')));

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
