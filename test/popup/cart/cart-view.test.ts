import { describe, expect, vi } from 'vitest';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import { asked, tellPage } from '../../ui/harness/browser.ts';
import { all, drawn, enter, find, get, press, type, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { catalogProduct, shopProducts } from '../harness/catalog.ts';
import { cartOf, kettle, line, product, teapot } from '../harness/products.ts';
import { atRest, type OpenShop, openShop } from '../harness/shop.ts';
import { test } from '../harness/test.ts';

const changes = () => asked.filter(({ type }) => type === 'cart.change').map(({ payload }) => payload as CartCommand);

/** Another device sets how many teapots are in the cart. */
function setTeapots(shop: OpenShop, quantity: number): Promise<void> {
  const lineItemId = shop.cart()?.lineItems.find(({ productId }) => productId === 'teapot')?.id;
  return shop.elsewhere({ action: 'changeLineItemQuantity', lineItemId, quantity });
}

describe('the cart view', () => {
  const open = async () => {
    (await find('button', /^Cart, [1-9]/)).click();
    await drawn();
  };

  test.override({
    options: {
      cart: [
        ['teapot', 2],
        ['kettle', 1],
      ],
    },
  });
  test.beforeEach(async ({ shop: _shop }) => open());

  test('lists what is in it and what it comes to', () => {
    expect(all('listitem', undefined, get('list', 'Cart'))).toHaveLength(2);
    expect(get<HTMLInputElement>('spinbutton', 'Quantity of Teapot').value).toBe('2');
    expect(all('row').map(wordsOf)).toEqual(['Subtotal€30.00', 'Total€30.00']);
  });

  test('changes a quantity by its buttons and its arrow keys', async ({ shop }) => {
    get('button', 'Increase quantity of Teapot').click();
    await drawn();
    press(get('spinbutton', 'Quantity of Teapot'), 'ArrowUp');
    await drawn();
    get('button', 'Decrease quantity of Teapot').click();
    await drawn();

    expect(get('spinbutton', 'Quantity of Teapot').getAttribute('aria-valuenow')).toBe('3');
    expect(changes().map((each) => each.kind === 'step' && each.by)).toEqual([1, 1, -1]);
    await waitFor(() => expect(shop.quantities()).toEqual({ teapot: 3, kettle: 1 }));
  });

  test('does not step below one', async ({ shop }) => {
    get('button', 'Decrease quantity of Kettle').click();
    await atRest();

    expect(changes()).toEqual([]);
    expect(shop.quantities()).toEqual({ teapot: 2, kettle: 1 });
  });

  test.for<[typed: string, quantity: number | undefined]>([
    ['7', 7],
    ['٣', 3],
    [' 2 0 ', undefined],
    ['1000000000', 9999],
    ['-1', undefined],
    ['1.5', undefined],
    ['NaN', undefined],
    ['', undefined],
  ])('takes a typed %j as %j', async ([typed, quantity], { shop }) => {
    const field = get<HTMLInputElement>('spinbutton', 'Quantity of Teapot');

    enter(field, typed);
    await drawn();

    expect(field.value).toBe(String(quantity ?? 2));
    expect(changes()).toMatchObject(quantity === undefined ? [] : [{ kind: 'set', quantity }]);
    await waitFor(() => expect(shop.quantities()).toEqual({ teapot: quantity ?? 2, kettle: 1 }));
  });

  test('says a quantity once it is at rest, and what the cart comes to', async () => {
    const more = get('button', 'Increase quantity of Teapot');
    const said: string[] = [];
    const watcher = new MutationObserver(() => said.push(wordsOf(document.querySelector('[aria-live]'))));
    watcher.observe(document.querySelector('[aria-live]') as Element, {
      childList: true,
      characterData: true,
      subtree: true,
    });

    for (let turn = 0; turn < 3; turn += 1) {
      more.click();
      await drawn();
    }
    await waitFor(() => expect(said).toEqual(['Teapot: 5. Cart, 6 items, €60.00']));
    watcher.disconnect();
  });

  test('says what is possible when a typed number is not', async () => {
    const field = get<HTMLInputElement>('spinbutton', 'Quantity of Teapot');
    enter(field, '10000');
    await drawn();

    expect(wordsOf(document.querySelector('[aria-live]'))).toBe('1 to 9,999 are possible.');
    expect(wordsOf(document.querySelector('.stepper-note'))).toBe('1 to 9,999 are possible.');
    expect(field.getAttribute('aria-describedby')).toBe(document.querySelector('.stepper-note')?.id);
    type(field, '3');
    await drawn();
    expect(document.querySelector('.stepper-note')).toBeNull();
  });

  describe('with a line of 12,000 that another device made', () => {
    const field = () => get<HTMLInputElement>('spinbutton', 'Quantity of Teapot');

    test.override({ options: { cart: [['teapot', 1]], prepare: (shop) => setTeapots(shop, 12_000) } });

    test.each([
      ['+', 1, () => get('button', 'Increase quantity of Teapot').click()],
      ['−', -1, () => get('button', 'Decrease quantity of Teapot').click()],
      ['arrow up', 1, () => press(field(), 'ArrowUp')],
      ['arrow down', -1, () => press(field(), 'ArrowDown')],
    ])('%s is one step from there', async (_what, by, act) => {
      act();
      await drawn();

      expect(changes()).toMatchObject([{ kind: 'step', by }]);
      expect([field().value, field().getAttribute('aria-valuenow')]).toEqual([`${12_000 + by}`, `${12_000 + by}`]);
      expect(document.querySelector('.stepper-note')).toBeNull();
    });

    test('takes none out when the field is passed, or confirmed as it is', async () => {
      expect(press(field(), 'Enter')).toBe(true);
      enter(field(), '12000');
      await drawn();

      expect(changes()).toEqual([]);
      expect(document.querySelector('.stepper-note')).toBeNull();
    });

    test.each([
      ['40', 40, null],
      ['11999', 11_999, null],
      ['20000', 12_000, '1 to 12,000 are possible.'],
    ])('takes a typed %s as %d', async (typed, quantity, words) => {
      enter(field(), typed);
      await drawn();

      expect(field().value).toBe(`${quantity}`);
      expect(changes()).toMatchObject(quantity === 12_000 ? [] : [{ kind: 'set', quantity }]);
      expect(document.querySelector('.stepper-note')?.textContent ?? null).toBe(words);
    });
  });

  test('steps beyond what can be typed', async () => {
    const shop = await openShop({ cart: [['teapot', 9999]] });
    await open();
    get('button', 'Increase quantity of Teapot').click();
    await drawn();

    expect(get<HTMLInputElement>('spinbutton', 'Quantity of Teapot').value).toBe('10000');
    await waitFor(() => expect(shop.quantities()).toEqual({ teapot: 10_000 }));
  });

  test('takes a line out whose quantity is zero, and brings it back', async ({ shop }) => {
    enter(get('spinbutton', 'Quantity of Teapot'), '0');
    await drawn();

    expect(changes()).toMatchObject([{ kind: 'remove', line: { productId: 'teapot' } }]);
    expect(document.activeElement).toBe(get('button', 'Undo'));
    await waitFor(() => expect(shop.quantities()).toEqual({ kettle: 1 }));
    get('button', 'Undo').click();
    await waitFor(() => expect(shop.quantities()).toEqual({ teapot: 2, kettle: 1 }));
  });

  test('takes what is typed when the panel goes', async ({ shop }) => {
    type(get('spinbutton', 'Quantity of Teapot'), '6');
    await drawn();
    expect(changes()).toEqual([]);

    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    hidden.mockRestore();

    expect(changes()).toMatchObject([{ kind: 'set', quantity: 6 }]);
    await waitFor(() => expect(shop.quantities()).toEqual({ teapot: 6, kettle: 1 }));
  });

  test('drops what was typed on Escape, and stays in the cart', async () => {
    const field = get<HTMLInputElement>('spinbutton', 'Quantity of Teapot');

    type(field, '17');
    press(field, 'Escape');
    await drawn();
    field.dispatchEvent(new Event('change', { bubbles: true }));
    field.blur();
    await drawn();

    expect(field.value).toBe('2');
    expect(get('heading', 'Cart')).toBeTruthy();
    expect(changes()).toEqual([]);
  });

  test('counts up and down by the keys of the signs', async () => {
    const field = () => get<HTMLInputElement>('spinbutton', 'Quantity of Teapot');

    for (const key of ['+', '+', '-']) {
      press(field(), key);
      await drawn();
    }

    expect(field().value).toBe('3');
    expect(asked.flatMap(({ payload }) => (payload as { by?: number } | undefined)?.by ?? [])).toEqual([1, 1, -1]);
  });

  test('steps by arrow keys from what was typed', async () => {
    const field = get<HTMLInputElement>('spinbutton', 'Quantity of Teapot');

    type(field, '7');
    press(field, 'ArrowUp');
    await drawn();

    expect(field.value).toBe('8');
    expect(changes()).toMatchObject([{ kind: 'set', quantity: 8 }]);
  });

  test('brings back what was taken out, as many as there were, and focus goes along', async ({ shop }) => {
    get('button', 'Remove Teapot').focus();
    get('button', 'Remove Teapot').click();
    await drawn();
    expect(document.activeElement).toBe(get('button', 'Undo'));
    expect(document.body.textContent).toContain('Teapot removed');
    expect(wordsOf(document.querySelector('[aria-live]'))).toBe('Teapot removed. Cart, 1 item');

    get('button', 'Undo').click();
    await drawn();

    expect(all('button', 'Undo')).toHaveLength(0);
    expect(get<HTMLInputElement>('spinbutton', 'Quantity of Teapot').value).toBe('2');
    expect(document.activeElement).toBe(get('button', 'Remove Teapot'));
    expect(changes()).toMatchObject([
      { kind: 'remove', line: { productId: 'teapot' } },
      { kind: 'add', draft: { productId: 'teapot', variantId: 1 }, quantity: 2 },
    ]);
    expect(changes()[0]?.id).not.toBe(changes()[1]?.id);
    await waitFor(() => expect(shop.quantities()).toEqual({ teapot: 2, kettle: 1 }));
  });

  test('brings back what was taken out where it stood', async ({ shop }) => {
    const names = () =>
      all('listitem', undefined, get('list', 'Cart')).map((line) => wordsOf(line.querySelector('button')));
    expect(names()).toEqual(['Teapot', 'Kettle']);
    get('button', 'Remove Teapot').click();
    await waitFor(() => expect(shop.quantities()).toEqual({ kettle: 1 }));

    get('button', 'Undo').click();
    await drawn();
    expect(names()).toEqual(['Teapot', 'Kettle']);

    // The shop has put the line behind the others.
    await waitFor(() => expect(Object.keys(shop.quantities())).toEqual(['kettle', 'teapot']));
    await atRest();
    expect(names()).toEqual(['Teapot', 'Kettle']);
  });

  test('brings back one after the other where each stood, and does not for whoever is here next', async () => {
    const names = () =>
      all('listitem', undefined, get('list', 'Cart')).map((line) => wordsOf(line.querySelector('button')));
    await openShop({
      products: [...shopProducts, catalogProduct('Lamp')],
      cart: [
        ['teapot', 1],
        ['kettle', 1],
        ['lamp', 1],
      ],
    });
    (await find('button', 'Cart, 3 items')).click();
    await find('list', 'Cart');
    for (const name of ['Kettle', 'Teapot']) {
      get('button', `Remove ${name}`).click();
      await drawn();
      const left = ['Teapot', 'Kettle', 'Lamp'].filter((each) => each !== name);
      expect(names()).toEqual(left);
      get('button', 'Undo').click();
      await drawn();
      expect(names()).toEqual(['Teapot', 'Kettle', 'Lamp']);
    }

    const account = { state: 'customer', email: 'ada@example.com' } as const;
    tellPage({
      account,
      viewerEpoch: 'next',
      cart: cartOf([line(product('Lamp'), 1), line(kettle, 1), line(teapot, 1)]),
    });
    await drawn();
    expect(names()).toEqual(['Lamp', 'Kettle', 'Teapot']);
  });

  test('offers the last removal only, in an empty cart too, until the cart is left', async () => {
    get('button', 'Remove Teapot').click();
    await drawn();
    get('button', 'Remove Kettle').click();
    await drawn();
    expect(get('button', 'Cart, empty')).toBeTruthy();
    get('button', 'Undo').click();
    await drawn();
    expect(get('button', 'Cart, 1 item')).toBeTruthy();
    expect(get('spinbutton', 'Quantity of Kettle')).toBeTruthy();

    get('button', 'Remove Kettle').click();
    await drawn();
    press(document.body, 'Escape');
    await find('list', 'Products');
    get('button', 'Cart, empty').click();
    await find('heading', 'Cart');
    await waitFor(() => expect(all('button', 'Undo')).toHaveLength(0));
  });

  test('offers products when it is empty', async () => {
    get('button', 'Remove Teapot').click();
    get('button', 'Remove Kettle').click();
    await drawn();

    expect(document.body.textContent).toContain('Nothing in your cart yet.');
    expect(all('button', 'Add Teapot to cart')).toHaveLength(1);
  });

  test('gives focus to the next line when one is taken out elsewhere', async ({ shop }) => {
    get('button', 'Increase quantity of Teapot').focus();

    await setTeapots(shop, 0);
    await drawn();

    expect(document.activeElement).toBe(get('button', 'Kettle'));
  });

  test('keeps focus on the same button when the shop has made the lines anew', async ({ shop }) => {
    get('button', 'Increase quantity of Kettle').focus();

    const lines = shop.cart()?.lineItems ?? [];
    await shop.elsewhere(
      ...lines.map(({ id }) => ({ action: 'removeLineItem', lineItemId: id })),
      ...lines.map(({ productId }) => ({ action: 'addLineItem', productId, variantId: 1, quantity: 1 })),
    );
    await waitFor(() => expect(get('button', 'Cart, 2 items')).toBeTruthy());

    expect(document.activeElement).toBe(get('button', 'Increase quantity of Kettle'));
  });

  test('follows a change made elsewhere', async ({ shop }) => {
    await setTeapots(shop, 5);
    await drawn();

    expect(get('button', 'Cart, 6 items')).toBeTruthy();
  });
});
