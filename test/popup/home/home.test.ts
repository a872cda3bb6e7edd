import { describe, expect, test } from 'vitest';
import type { Home } from '../../../src/contract/catalog.ts';
import type { SearchPage } from '../../../src/contract/search.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { asked, later, tellPage } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, press, type, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { catalogOf, shopProducts } from '../harness/catalog.ts';
import { abilities, cardOf, kettle, pageOf, shirt, teapot } from '../harness/products.ts';
import { openShop, type ShopOptions } from '../harness/shop.ts';

const questions = () => asked.map(({ type: name }) => name);
const empty: Home = { recent: [], again: [], onSale: [], categories: [] };
const titles = () => all('heading').map(wordsOf).slice(1);

const categories = [
  { id: 'kitchen', name: 'Kitchen', language: 'en' },
  { id: 'tea', name: 'Tea', language: 'en', parentId: 'kitchen' },
  { id: 'pots', name: 'Pots', language: 'en', parentId: 'tea' },
  { id: 'garden', name: 'Garden', language: 'en', parentId: 'unknown' },
];

describe('the front page', () => {
  test('is painted by one message, and leaves out what there is none of', async () => {
    await openShop({
      answers: {
        // No home is known yet.
        'panel.open': async (_, pass) => {
          const { home: _known, ...panel } = await pass();
          return panel;
        },
        'catalog.home': () => ({ ...empty, recent: [cardOf(teapot)], onSale: [cardOf(shirt)], categories }),
      },
    });
    await find('list', 'Recently viewed');

    expect(titles()).toEqual(['Recently viewed', 'Categories', 'On sale']);
    expect(questions().filter((name) => name.startsWith('catalog.'))).toEqual(['catalog.home']);
  });

  test('lends an empty cart what was looked at on other days', async () => {
    await openShop({
      answers: { 'catalog.home': () => ({ ...empty, recent: [cardOf(teapot)], onSale: [cardOf(kettle)] }) },
    });
    await find('list', 'Recently viewed');

    get('button', 'Cart, empty').click();

    await find('list', 'Looked at last');
    expect(get('button', 'Add Teapot to cart')).toBeTruthy();
  });

  test('shows a product closed whose options are open among the results', async () => {
    await openShop({ answers: { 'catalog.home': () => ({ ...empty, recent: [cardOf(shirt)] }) } });
    await find('list', 'Recently viewed');
    type(get('combobox', 'Search products'), 'linen');
    await find('list', 'Search results');
    get('button', 'Choose options for Linen shirt').click();
    await find('radiogroup', 'Size');

    press(document.body, 'Escape');
    await find('list', 'Recently viewed');

    expect(all('radiogroup')).toEqual([]);
  });

  test('opens the options of a product that is on two shelves on the one where they were asked for', async () => {
    const home = { ...empty, recent: [cardOf(shirt)], onSale: [cardOf(shirt)] };
    await openShop({ answers: { 'catalog.home': () => home } });
    const sale = await find('list', 'On sale');

    get('button', 'Choose options for Linen shirt', sale).click();

    await find('radiogroup', 'Size', sale);
    expect(all('radiogroup', 'Size')).toHaveLength(1);
    press(get('radiogroup', 'Size'), 'Escape');
    await drawn();
    expect(document.activeElement).toBe(get('button', 'Choose options for Linen shirt', sale));
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test('has focus on the shelf that a product was opened from when it is come back to', async () => {
    const home = { ...empty, recent: [cardOf(teapot)], onSale: [cardOf(teapot)] };
    await openShop({ answers: { 'catalog.home': () => home } });
    const opener = () => get('button', 'Teapot', get('list', 'On sale'));
    await find('list', 'On sale');
    opener().focus();
    opener().click();
    await find('heading', 'Teapot');

    press(document.body, 'Escape');
    await find('list', 'On sale');

    expect(document.activeElement).toBe(opener());
  });

  test('is there with the panel, as it was known last, and stays when the shop cannot be reached', async () => {
    const answer = later<Home>();
    await openShop({
      answers: {
        'panel.open': async (_, pass) => ({ ...(await pass()), home: { ...empty, again: [cardOf(kettle)] } }),
        'catalog.home': () => answer.promise,
      },
    });
    await find('list', 'Buy again');

    answer.refuse({ name: 'timeout', host: 'api.example.com' });
    expect(wordsOf(await find('alert'))).toContain('no answer from api.example.com');
    expect(get('button', 'Add Kettle to cart')).toBeTruthy();
  });

  test('leads to all products where the shop has no categories', async () => {
    await openShop({ prepare: ({ ask }) => ask('catalog.noteViewed', 'kettle') });
    (await find('button', 'All products')).click();

    expect(all('listitem', undefined, await find('list', 'Products'))).toHaveLength(3);
  });

  test('shows all products where it has nothing of its own', async () => {
    await openShop();

    expect(all('listitem', undefined, await find('list', 'Products'))).toHaveLength(3);
  });

  test('says why it cannot be shown, and tries again', async () => {
    let tries = 0;
    await openShop({
      answers: {
        'catalog.home': () => {
          tries += 1;
          if (tries === 1) throw { name: 'offline' };
          return { ...empty, onSale: [cardOf(teapot)] };
        },
      },
    });
    await find('alert');

    get('button', 'Try again').click();
    await find('list', 'On sale');
    expect(all('alert')).toHaveLength(0);
  });

  test('notes what was looked at, and forgets it, one by one and all at once', async () => {
    await openShop({
      prepare: ({ ask }) => ask('catalog.noteViewed', 'kettle'),
      answers: { 'catalog.home': async (_, pass) => ({ ...(await pass()), onSale: [cardOf(teapot)] }) },
    });
    (await find('button', 'Teapot')).click();
    await find('heading', 'Teapot');
    press(document.body, 'Escape');
    await drawn();
    const recent = get('list', 'Recently viewed');
    expect(asked).toContainEqual({ type: 'catalog.noteViewed', payload: 'teapot' });
    expect(all('button', /^(Teapot|Kettle)$/, recent).map(wordsOf)).toEqual(['Teapot', 'Kettle']);

    get('button', 'Forget Teapot').click();
    await drawn();
    expect(all('button', /^(Teapot|Kettle)$/, recent).map(wordsOf)).toEqual(['Kettle']);
    get('button', 'Forget all viewed products').click();
    await drawn();
    expect(all('list', 'Recently viewed')).toHaveLength(0);
    expect(questions().filter((name) => name.startsWith('catalog.forget'))).toEqual([
      'catalog.forgetViewed',
      'catalog.forgetAllViewed',
    ]);
  });
});

test('what another shop answers late is not shown in this one', async () => {
  const [home, list] = [later<Home>(), later<SearchPage>()];
  const homes = [home.promise, Promise.resolve(empty)];
  const lists = [list.promise, Promise.resolve(pageOf([cardOf(kettle)]))];
  const shop = await openShop({
    answers: { 'catalog.home': () => homes.shift() ?? empty, 'catalog.search': () => lists.shift() ?? pageOf([]) },
  });
  type(await find('combobox', 'Search products'), 'e');
  await waitFor(() => expect(questions()).toContain('catalog.search'));

  await shop.connectTo(createDemoStore({ catalogue: catalogOf(shopProducts), projectKey: 'other' }));
  await find('button', 'Kettle');
  home.give({ ...empty, onSale: [cardOf(shirt)] });
  list.give(pageOf([cardOf(teapot)]));
  await drawn();

  expect(all('list').map((each) => each.getAttribute('aria-label'))).toEqual(['Products']);
  expect(all('button', 'Teapot')).toHaveLength(0);
});

test('stays when settings are saved that change nothing of it', async () => {
  const home = { ...empty, onSale: [cardOf(kettle)] };
  const shop = await openShop({ answers: { 'catalog.home': () => home } });
  await find('list', 'On sale');
  const panel = await shop.ask('panel.open');

  tellPage({ ...panel, shop: { ...panel.shop, accent: '#aa0000' }, home });
  await drawn();

  expect(get('button', 'Kettle', get('list', 'On sale'))).toBeTruthy();
  expect(document.documentElement.style.getPropertyValue('--accent')).toBe('#aa0000');
});

describe('categories', () => {
  const open = (name: string) => find('button', name).then((button) => button.click());
  const shop: ShopOptions = {
    answers: {
      'catalog.home': () => ({ ...empty, categories, onSale: [cardOf(teapot)] }),
      'catalog.search': () => pageOf([teapot, kettle, shirt].map(cardOf)),
    },
  };
  const crumbs = () => all('button', undefined, get('navigation', 'Breadcrumbs')).map(wordsOf);

  test('lead down to the products and back up by breadcrumbs', async () => {
    await openShop(shop);
    await open('Kitchen');
    await open('Tea');
    await open('Pots');

    expect(await find('heading', 'Pots')).toBe(document.activeElement);
    expect(crumbs()).toEqual(['Home', 'Kitchen', 'Tea']);
    await find('list', 'Products');
    expect(asked.at(-1)).toEqual({ type: 'catalog.search', payload: { text: '', categoryId: 'pots', offset: 0 } });

    get('button', 'Kitchen').click();
    await find('heading', 'Kitchen');
    expect(crumbs()).toEqual(['Home']);
    get('button', 'Home').click();
    await find('list', 'On sale');
  });

  test('are a tree, in which one whose parent is unknown is at the top', async () => {
    await openShop(shop);
    await open('All categories');
    await find('heading', 'Categories');
    const tree = () => all('button', /^[^B]/, get('navigation', 'Categories')).map(wordsOf);
    expect(tree()).toEqual(['All products', 'Kitchen', 'Garden']);

    get('button', 'Below Kitchen').click();
    await drawn();
    expect(get('button', 'Below Kitchen').getAttribute('aria-expanded')).toBe('true');
    expect(tree()).toEqual(['All products', 'Kitchen', 'Tea', 'Garden']);
  });

  test('are given back with their scroll by Escape and by the mouse, and forward again', async () => {
    await openShop(shop);
    const scroller = document.querySelector('main') as HTMLElement;
    await find('button', 'Kitchen');
    scroller.scrollTop = 240;
    await open('Kitchen');
    await find('heading', 'Kitchen');
    await find('list', 'Products');
    const before = questions().length;

    // In a tab the browser would step back as well.
    expect(document.dispatchEvent(new MouseEvent('mouseup', { button: 3, cancelable: true }))).toBe(false);
    await drawn();
    expect(get('list', 'On sale')).toBeTruthy();
    expect(scroller.scrollTop).toBe(240);

    document.dispatchEvent(new MouseEvent('mouseup', { button: 4 }));
    await drawn();
    expect(get('heading', 'Kitchen')).toBeTruthy();
    expect(get('list', 'Products')).toBeTruthy();
    expect(questions()).toHaveLength(before);
  });
});

test('a shop that cannot be searched says so and leads to its categories', async () => {
  await openShop({
    answers: {
      'catalog.home': () => ({ ...empty, categories, onSale: [cardOf(teapot)] }),
      'catalog.search': ({ text }) => {
        if (text) throw { name: 'search-off' };
        return pageOf([cardOf(teapot)], {
          abilities: { ...abilities, strategy: 'browse', search: false, filters: [], sorts: ['relevance'] },
        });
      },
    },
  });
  type(await find('combobox', 'Search products'), 'gard');

  await find('heading', 'This shop has no search');
  expect(all('alert')).toHaveLength(0);
  expect(all('button', undefined, get('navigation', 'Categories')).map(wordsOf)).toEqual(['Garden', 'All categories']);
  get('button', 'Garden').click();
  await find('list', 'Products');
  expect(all('button', /^Sort and filter/)).toHaveLength(0);
});

test('a list that is cut off says how to see the rest', async () => {
  await openShop({ answers: { 'catalog.search': () => pageOf([cardOf(teapot)], { total: 25_000, isCutOff: true }) } });
  type(await find('combobox', 'Search products'), 'tea');
  await find('list', 'Search results');

  expect(document.body.textContent).toContain('These are the first 10,000. Narrow them down to see the others.');
});
