import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Answer } from '../../../src/contract/messages.ts';
import type { SearchQuery } from '../../../src/contract/search.ts';
import { asked, later, sessionStorage } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, type, waitFor } from '../../ui/harness/screen.ts';
import { createShop } from '../harness/hand-made-shop.ts';
import { closePopup, openPopup, reopenPopup } from '../harness/popup.ts';
import { cardOf, cartOf, kettle, line, pageOf, product } from '../harness/products.ts';
import { keepText, keptText } from '../harness/snapshots.ts';
import { field, kept, leaveResults, names, shop, silent } from './left-results.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('a panel that is opened again', () => {
  test.each(['locale', 'country', 'currency'] as const)('keeps no list of another %s', async (fact) => {
    await leaveResults();
    const panel = shop()['panel.open'];

    await reopenPopup({ ...shop(), 'panel.open': () => ({ ...panel(), shop: { ...panel().shop, [fact]: 'other' } }) });

    await waitFor(() => expect(all('list', 'Search results')).toEqual([]));
    expect(field().value).toBe('');
  });

  test('keeps nothing of another viewer epoch, whatever the shop', async () => {
    await leaveResults();
    const panel = shop()['panel.open'];

    await reopenPopup({ ...shop(), 'panel.open': () => ({ ...panel(), viewerEpoch: 'next' }) });

    await waitFor(() => expect(field().value).toBe(''));
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
      await waitFor(() => expect(names()).toHaveLength(length));
    }
    await kept((snapshot) => snapshot.includes('"nextOffset":40'));

    await reopenPopup(worker());

    await waitFor(() => expect(names()).toHaveLength(40));
    (await find('button', 'Show more')).click();
    await waitFor(() => expect(names()).toHaveLength(60));
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
    await waitFor(() => expect(asked).toHaveLength(1 + due.length));
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
    await waitFor(() => expect(names()).toHaveLength(40));
    await kept((snapshot) => snapshot.includes('Kettle 40'));
    closePopup();

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 });
    await reopenPopup(worker());

    const offsets = () => asked.flatMap(({ payload }) => (payload as SearchQuery | undefined)?.offset ?? []);
    await waitFor(() => expect(offsets()).toEqual([0, 20]));
    await waitFor(() => expect(names()).toHaveLength(40));
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
    await waitFor(() => expect(names()).toHaveLength(40));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 });
    isDown = true;
    (await find('button', 'Show more')).click();
    const again = await find('button', 'Try again');

    isDown = false;
    again.click();
    await waitFor(() => expect(names()).toHaveLength(60));
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
    await waitFor(() => expect(names()).toHaveLength(40));
    dispatchEvent(new Event('blur'));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 });
    isDown = true;
    dispatchEvent(new Event('focus'));
    const again = await find('button', 'Try again');

    isDown = false;
    again.click();
    await waitFor(() => expect(all('alert')).toEqual([]));
    await waitFor(() => expect(names()).toHaveLength(40));
  });

  test.each<[string, () => void]>([
    ['of somebody who has left', () => (sessionStorage['page/viewer-epoch'] = 'another')],
    ['of a shop that is gone', () => delete sessionStorage['page/viewer-epoch']],
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
