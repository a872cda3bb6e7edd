/** The panel as it was when it was closed, before the worker has said a word. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Answer } from '../../src/contract/messages.ts';
import type { SearchQuery } from '../../src/contract/search.ts';
import { asked, language, later, sessionStorage } from '../ui/page-surroundings.ts';
import { all, drawn, find, get, type, wordsOf } from '../ui/screen.ts';
import { cardOf, cartOf, kettle, line, pageOf, product, teapot } from './goods.ts';
import { changeKept, isKept, keepText, keptText } from './kept.ts';
import { closePopup, createShop, openPopup, reopenPopup } from './popup.ts';

const root = join(import.meta.dirname, '../..');
const shop = () => createShop({ cart: cartOf([line(teapot, 2)]) });
/** A worker that has not answered yet. */
const silent = () => Object.fromEntries(Object.keys(shop()).map((name) => [name, () => later().promise]));
const field = () => get<HTMLInputElement>('combobox', 'Search products');
const names = () =>
  all('listitem', undefined, get('list', 'Search results')).map((item) => wordsOf(item.querySelector('button')));

/** Waits until what is on screen is kept. */
async function kept(holds: (snapshot: string) => boolean): Promise<void> {
  await vi.waitFor(() => expect(holds(keptText('page/snapshot'))).toBe(true));
}

async function leaveResults(): Promise<void> {
  await openPopup(shop());
  await find('list', 'Products');
  type(field(), 'kettle');
  await find('list', 'Search results');
  await kept((snapshot) => snapshot.includes('"typed":"kettle"') && snapshot.includes('"results":[{"id":"kettle"'));
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a panel that is opened again', () => {
  test.each(['locale', 'country', 'currency'] as const)('keeps no list of another %s', async (fact) => {
    await leaveResults();
    const panel = shop()['panel.open'];

    await reopenPopup({ ...shop(), 'panel.open': () => ({ ...panel(), shop: { ...panel().shop, [fact]: 'other' } }) });

    await vi.waitFor(() => expect(all('list', 'Search results')).toEqual([]));
    expect(field().value).toBe('');
  });

  test('keeps nothing of another era, whatever the shop', async () => {
    await leaveResults();
    const panel = shop()['panel.open'];

    await reopenPopup({ ...shop(), 'panel.open': () => ({ ...panel(), era: 'next' }) });

    await vi.waitFor(() => expect(field().value).toBe(''));
    expect(all('list', 'Search results')).toEqual([]);
  });

  test('lets what was removed in its first moments be put back', async () => {
    const worker = shop();
    await openPopup(worker);
    get('button', /^Cart/).click();
    await find('button', 'Remove Teapot');
    await kept((snapshot) => snapshot.includes('"name":"cart"'));
    const opening = later<Answer<'panel.open'>>();
    const panel = worker['panel.open']();
    await reopenPopup({ ...worker, 'panel.open': () => opening.promise });
    (await find('button', 'Remove Teapot')).click();
    await find('button', 'Undo');

    // The cart as the worker knows it by then.
    opening.give({ ...panel, cart: worker['cart.read']() });
    await drawn();

    expect(get('button', 'Undo')).toBeTruthy();
  });

  test('has the first forty of a longer list, and the way on', async () => {
    const goods = Array.from({ length: 60 }, (_, index) => cardOf(product(`Kettle ${index + 1}`)));
    const worker = () => ({
      ...shop(),
      'catalog.search': ({ offset }: SearchQuery) =>
        pageOf(goods.slice(offset, offset + 20), { total: 60, ...(offset < 40 && { nextOffset: offset + 20 }) }),
    });
    await openPopup(worker());
    type(field(), 'kettle');
    await find('list', 'Search results');
    for (const length of [40, 60]) {
      (await find('button', 'Show more')).click();
      await vi.waitFor(() => expect(names()).toHaveLength(length));
    }
    await kept((snapshot) => snapshot.includes('"nextOffset":40'));

    await reopenPopup(worker());

    await vi.waitFor(() => expect(names()).toHaveLength(40));
    (await find('button', 'Show more')).click();
    await vi.waitFor(() => expect(names()).toHaveLength(60));
  });

  test('asks again for a product that could not be read', async () => {
    await openPopup({
      ...shop(),
      'catalog.product': () => {
        throw { name: 'timeout', host: 'api.example.com' };
      },
    });
    (await find('button', 'Kettle')).click();
    await find('alert');
    await kept((snapshot) => snapshot.includes('"productId":"kettle"'));

    await reopenPopup(shop());

    expect(get('heading', 'Kettle')).toBeTruthy();
    await find('button', 'Add to cart');
    expect(all('alert')).toEqual([]);
  });

  test('shows cart, search and results in its first frame, and asks for none of it', async () => {
    await leaveResults();

    await reopenPopup(silent());

    expect(field().value).toBe('kettle');
    expect(names()).toEqual(['Kettle']);
    expect(get('button', 'Cart, 2 items')).toBeTruthy();
    expect(asked.map((each) => each.type)).toEqual(['panel.open']);
  });

  test.each([
    ['one thing, however much is on screen, while all of it is fresh', []],
    ['besides for the cart and the front page where the worker has old ones', ['cart', 'home'] as const],
  ])('asks the worker %s', async (_, due) => {
    await leaveResults();
    const panel = shop()['panel.open'];

    await reopenPopup({ ...shop(), 'panel.open': () => ({ ...panel(), due: [...due] }) });
    await find('button', 'Cart, 2 items');
    await vi.waitFor(() => expect(asked).toHaveLength(1 + due.length));
    await drawn();

    const names = { cart: 'cart.read', home: 'catalog.home' };
    expect(asked.map((each) => each.type).sort()).toEqual([...due.map((each) => names[each]), 'panel.open'].sort());
  });

  test('is brought up to date in place by the worker', async () => {
    await leaveResults();

    await reopenPopup(createShop({ cart: cartOf([line(kettle, 5)]) }));

    await find('button', 'Cart, 5 items');
    expect(names()).toEqual(['Kettle']);
    expect(asked.filter((each) => each.type === 'catalog.search')).toEqual([]);
  });

  test('is at the product, or in the cart, where it was left', async () => {
    await leaveResults();
    get('button', 'Kettle').click();
    await find('heading', 'Kettle');
    await kept((snapshot) => snapshot.includes('"name":"product"') && snapshot.includes('"variants"'));
    await reopenPopup(silent());
    expect(get('heading', 'Kettle')).toBeTruthy();
    expect(get('button', 'Add to cart')).toBeTruthy();

    get('button', 'Cart, 2 items').click();
    await find('heading', 'Cart');
    await kept((snapshot) => snapshot.includes('"name":"cart"'));
    await reopenPopup(silent());
    expect(get('spinbutton', 'Quantity of Teapot')).toBeTruthy();
  });

  test('is at the front page after ten minutes, with the cart it knows', async () => {
    await leaveResults();
    closePopup();

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 });
    await reopenPopup(silent());

    expect(field().value).toBe('');
    expect(get('button', 'Cart, 2 items')).toBeTruthy();
  });

  test('asks anew for a list that is five minutes old, which stands there meanwhile', async () => {
    await leaveResults();
    closePopup();

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 });
    await reopenPopup(silent());

    expect(names()).toEqual(['Kettle']);
    expect(asked).toContainEqual({ type: 'catalog.search', payload: { text: 'kettle', offset: 0 } });
  });

  test('asks anew for all pages of a list that is five minutes old, and it becomes no shorter', async () => {
    const goods = Array.from({ length: 40 }, (_, index) => cardOf(product(`Kettle ${index + 1}`)));
    const worker = () => ({
      ...shop(),
      'catalog.search': ({ offset }: SearchQuery) =>
        pageOf(goods.slice(offset, offset + 20), { total: 40, ...(offset === 0 && { nextOffset: 20 }) }),
    });
    await openPopup(worker());
    type(field(), 'kettle');
    await find('list', 'Search results');
    (await find('button', 'Show more')).click();
    await vi.waitFor(() => expect(names()).toHaveLength(40));
    await kept((snapshot) => snapshot.includes('Kettle 40'));
    closePopup();

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 });
    await reopenPopup(worker());

    const offsets = () => asked.flatMap(({ payload }) => (payload as SearchQuery | undefined)?.offset ?? []);
    await vi.waitFor(() => expect(offsets()).toEqual([0, 20]));
    await vi.waitFor(() => expect(names()).toHaveLength(40));
    expect(all('button', 'Show more')).toEqual([]);
  });

  test('asks again for the page that could not be had, however old the list is', async () => {
    const goods = Array.from({ length: 60 }, (_, index) => cardOf(product(`Kettle ${index + 1}`)));
    let isDown = false;
    await openPopup({
      ...shop(),
      'catalog.search': ({ offset }: SearchQuery) => {
        if (isDown) throw { name: 'timeout', host: 'api.example.com' };
        return pageOf(goods.slice(offset, offset + 20), { total: 60, ...(offset < 40 && { nextOffset: offset + 20 }) });
      },
    });
    type(field(), 'kettle');
    await find('list', 'Search results');
    (await find('button', 'Show more')).click();
    await vi.waitFor(() => expect(names()).toHaveLength(40));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 });
    isDown = true;
    (await find('button', 'Show more')).click();
    const again = await find('button', 'Try again');

    isDown = false;
    again.click();
    await vi.waitFor(() => expect(names()).toHaveLength(60));
  });

  test('asks anew for all pages again when one of them could not be had', async () => {
    const goods = Array.from({ length: 40 }, (_, index) => cardOf(product(`Kettle ${index + 1}`)));
    let isDown = false;
    await openPopup({
      ...shop(),
      'catalog.search': ({ offset }: SearchQuery) => {
        if (isDown && offset > 0) throw { name: 'timeout', host: 'api.example.com' };
        return pageOf(goods.slice(offset, offset + 20), { total: 40, ...(offset === 0 && { nextOffset: 20 }) });
      },
    });
    type(field(), 'kettle');
    await find('list', 'Search results');
    (await find('button', 'Show more')).click();
    await vi.waitFor(() => expect(names()).toHaveLength(40));
    dispatchEvent(new Event('blur'));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 });
    isDown = true;
    dispatchEvent(new Event('focus'));
    const again = await find('button', 'Try again');

    isDown = false;
    again.click();
    await vi.waitFor(() => expect(all('alert')).toEqual([]));
    await vi.waitFor(() => expect(names()).toHaveLength(40));
  });

  test.each<[string, () => void]>([
    ['of somebody who has left', () => (sessionStorage['page/era'] = 'another')],
    ['of a shop that is gone', () => delete sessionStorage['page/era']],
    ['of another version', () => keepText('page/snapshot', '{"version":"0.9"}')],
    ['that is rubbish', () => (sessionStorage['page/snapshot'] = 'rubbish')],
    ['that cannot be read', () => keepText('page/snapshot', keptText('page/snapshot').slice(1))],
    ['that is empty', () => keepText('page/snapshot', '{"version":"1.0"}')],
  ])('shows nothing of a snapshot %s', async (_, spoil) => {
    await leaveResults();
    closePopup();

    spoil();
    await reopenPopup(silent());

    expect(field().value).toBe('');
    expect(all('list', 'Search results')).toEqual([]);
    expect(get('button', 'Cart, empty')).toBeTruthy();
  });
});

describe('a snapshot that has been damaged', () => {
  // biome-ignore lint/suspicious/noExplicitAny: damage has no type.
  test.each<[string, (value: any) => void]>([
    ['a line of the cart', (value) => (value.panel.cart.lines = [null])],
    ['the list', (value) => (value.listing = 'x')],
    ['what the list answers to', (value) => delete value.listing.query],
    ['a result', (value) => (value.listing.results = [null])],
    ['the way here', (value) => (value.history = [null])],
    ['a product that was open', (value) => (value.opened = [null])],
    ['the front page', (value) => (value.panel.home = 'x')],
    ['the shop', (value) => (value.panel.shop = true)],
    ['the account', (value) => (value.panel.account = 7)],
  ])('in %s is none', async (_, damage) => {
    await leaveResults();
    closePopup();
    changeKept('page/snapshot', damage);

    await reopenPopup(silent());

    expect(field().value).toBe('');
    expect(get('button', 'Cart, empty')).toBeTruthy();
    expect(asked.map((each) => each.type)).toEqual(['panel.open']);
  });

  test('so that nothing can be drawn is dropped, and the panel begins anew', async () => {
    await leaveResults();
    closePopup();
    changeKept('page/snapshot', ({ history }) => history.push({ ...history.pop(), query: { typed: 7 } }));
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => {});

    await reopenPopup(silent()).catch(() => {});

    expect(reload).toHaveBeenCalledOnce();
    expect(keptText('page/snapshot')).not.toContain('"typed":7');
    reload.mockRestore();
  });
});

describe('the last frame of the last opening', () => {
  const changeFrame = (changes: object) => changeKept('page/frame', (frame) => Object.assign(frame, changes));
  /** Opens the popup as its document does: first the frame, then what makes it work. */
  async function bootPopup(answers: Parameters<typeof reopenPopup>[0], look = () => {}): Promise<string> {
    let shown = '';
    await reopenPopup(answers, '', async (app) => {
      const { readFrame } = await import('../../src/ui/first-frame/snapshot-read.ts');
      const { paintFrame } = await import('../../src/popup/snapshot/first-frame-paint.ts');
      const kept = await readFrame();
      if (kept && paintFrame(kept)) shown = app.innerHTML;
      look();
    });
    return shown;
  }

  test('stands there before the panel runs: the search field with focus, rows and the cart', async () => {
    await leaveResults();
    closePopup();

    let inFrame: unknown[] = [];
    await bootPopup(silent(), () => {
      inFrame = [field().value, names(), wordsOf(get('button', 'Cart, 2 items')), field().autofocus];
    });

    expect(inFrame).toEqual(['kettle', ['Kettle'], 'Cart, 2 items€20.00', true]);
  });

  test('is what the panel then draws, element for element', async () => {
    await leaveResults();
    closePopup();

    const shown = await bootPopup(silent());
    const template = document.createElement('template');
    template.innerHTML = shown;
    const taken = document.querySelector('#app') as HTMLElement;

    // But for IDs that are made anew each time, and for what is a property once it is drawn.
    const plain = (within: Element | DocumentFragment) =>
      attributesOf(within).map((each) => each.replaceAll(/ (id|aria-\w+|for|value)=\S*/g, ''));
    expect(shown).toContain('Kettle');
    expect(plain(taken)).toEqual(plain(template.content));
  });

  test('takes what is typed into it before the panel runs', async () => {
    await leaveResults();
    closePopup();

    await bootPopup(shop(), () => {
      field().value = 'tea';
    });

    await vi.waitFor(() => expect(names()).toEqual(['Teapot']));
    expect(field().value).toBe('tea');
  });

  test.each<[string, () => Promise<void>]>([
    [
      'the cart is on screen',
      async () => {
        get('button', 'Cart, 2 items').click();
        await find('heading', 'Cart');
      },
    ],
    [
      'a sign-in is',
      async () => {
        get('button', 'Account').click();
        await find('button', 'Sign in');
      },
    ],
    [
      'options are open in a row',
      async () => {
        type(field(), 'linen');
        await find('button', 'Choose options for Linen shirt');
        get('button', 'Choose options for Linen shirt').click();
        await find('radiogroup', 'Size');
      },
    ],
  ])('is not kept while %s: it would need more than is there so soon', async (_, goThere) => {
    await leaveResults();
    await goThere();
    closePopup();

    expect(isKept('page/frame')).toBe(false);
  });

  test.each<[string, () => void]>([
    ['of somebody who has left', () => (sessionStorage['page/era'] = 'another')],
    ['of another version', () => changeFrame({ version: '0.9' })],
    ['damaged, in its tree', () => changeFrame({ tree: ['div', {}, [7]] })],
    ['damaged, so that it cannot be read', () => keepText('page/frame', keptText('page/frame').slice(1))],
    ['damaged, and has none', () => changeFrame({ tree: null })],
    ['of a quarter of an hour ago', () => changeFrame({ at: Date.now() - 15 * 60_000 })],
  ])('is not shown if it is %s', async (_, spoil) => {
    await leaveResults();
    closePopup();
    spoil();

    expect(await bootPopup(silent())).toBe('');
  });

  test('is no markup, and nothing in it can run', async () => {
    await leaveResults();
    closePopup();
    const tree = ['p', { id: 'scroller', onfocus: 'ran = true', title: '<b>' }, ['<script>ran = true</script>']];
    changeFrame({ tree });

    const shown = await bootPopup(silent());

    expect(shown).toMatch(/^<p id="scroller" title="[^"]*">&lt;script&gt;ran = true&lt;\/script&gt;<\/p>$/);
  });
});

describe('the frame that stands in the document', () => {
  let shell: string;
  beforeAll(() => {
    // In a process of its own, as the build is: here the polyfill has this page's browser already.
    const made = `const { runnerImport } = await import('vite');
      const { module } = await runnerImport('./src/build/shell.ts', { configFile: false, logLevel: 'error' });
      process.stdout.write(await module.renderShell(process.cwd()));`;
    shell = execFileSync(process.execPath, ['--input-type=module', '-e', made], { cwd: root, encoding: 'utf8' });
  }, 30_000);

  test('has the search field and no words', () => {
    const document = new DOMParser().parseFromString(shell, 'text/html');

    expect(document.querySelector('[role=combobox]')?.hasAttribute('autofocus')).toBe(true);
    expect(wordsOf(document.body)).toBe('');
    expect(document.querySelectorAll('[aria-label]:not([aria-label=""])')).toHaveLength(0);
  });

  test.each(['en', 'de', 'ar'])(
    'is, with the first frame, what would have been drawn without it, in %s',
    async (tongue) => {
      const before = language.texts;
      language.texts = JSON.parse(readFileSync(join(root, `public/_locales/${tongue}/messages.json`), 'utf8'));
      try {
        // Nothing that was kept counts.
        closePopup();
        delete sessionStorage['page/era'];
        await reopenPopup(silent());
        await drawn();
        const { lang, dir } = document.documentElement;
        const fresh = attributesOf(document.body);

        await reopenPopup(silent(), shell);
        await drawn();

        expect(attributesOf(document.body)).toEqual(fresh);
        expect([document.documentElement.lang, document.documentElement.dir]).toEqual([lang, dir]);
        expect(lang).toBe(tongue);
      } finally {
        language.texts = before;
      }
    },
  );
});

/** Every element with its attributes and its words, in order. */
function attributesOf(within: Element | DocumentFragment): string[] {
  return [...within.querySelectorAll('*')].map((element) => {
    const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).sort();
    const own = [...element.childNodes].flatMap((node) => (node.nodeType === 3 ? (node.nodeValue ?? '') : []));
    return [element.localName, ...attributes, own.join('')].join(' ');
  });
}
