import { describe, expect, test } from 'vitest';
import type { Cart } from '../../../src/contract/cart.ts';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import { asked, later, tellPage } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, type, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { createShop } from '../harness/hand-made-shop.ts';
import { openPopup } from '../harness/popup.ts';
import { cartOf, euro, line, teapot } from '../harness/products.ts';

const payloads = (wanted: string) => asked.filter(({ type: name }) => name === wanted).map(({ payload }) => payload);

const changes = () => payloads('cart.change') as CartCommand[];

async function openCart(facts: Partial<Cart> = {}, more: Parameters<typeof createShop>[0] = {}) {
  await openPopup(createShop({ cart: { ...cartOf([line(teapot, 2)]), ...facts }, ...more }));
  (await find('button', /^Cart, /)).click();
  await find('heading', 'Cart');
  await drawn();
}

describe('what tax and shipping would come to', () => {
  test('is asked for by country and postal code, and then by the way it is sent', async () => {
    await openCart();
    get('button', 'Estimate tax and shipping').click();
    await drawn();
    expect(get<HTMLSelectElement>('combobox', 'Country').value).toBe('DE');
    type(get('textbox', 'Postal code'), ' 10115 ');
    get('button', 'Estimate').click();
    const group = await find('radiogroup', 'Shipping');

    expect(changes()).toMatchObject([{ kind: 'deliver-to', country: 'DE', postalCode: '10115' }]);
    await waitFor(() => expect(wordsOf(document.querySelector('[aria-live]'))).toMatch(/^Cart, 2 items, €/));
    expect(all('radio', undefined, group).map((radio) => wordsOf(radio.parentElement))).toEqual([
      'StandardFree above €50.00€4.90',
      'ExpressTomorrow€9.90',
    ]);
    get('radio', /^Express/, group).click();
    await drawn();
    expect(changes()[1]).toMatchObject({ kind: 'deliver-by', method: { id: 'express', name: 'Express' } });
    expect(get('button', 'To Germany, 10115, Express')).toBeTruthy();
    expect(all('radio', undefined, group).map((radio) => (radio as HTMLInputElement).checked)).toEqual([false, true]);
  });

  test('is free where the cart comes to enough, and what the shop takes once it is chosen', async () => {
    const cart = { ...cartOf([line(teapot, 6)]), delivery: { country: 'DE' } };
    const shop = createShop({ cart });
    await openPopup(shop);
    (await find('button', /^Cart, /)).click();
    (await find('button', 'To Germany')).click();
    const group = await find('radiogroup', 'Shipping');
    const ways = () => all('radio', undefined, group).map((radio) => wordsOf(radio.parentElement));
    expect(ways()).toEqual(['StandardFree', 'ExpressTomorrow€9.90']);

    const totals = { subtotal: euro(6000), shipping: euro(500), total: euro(6500) };
    const delivery = { country: 'DE', method: { id: 'express', name: 'Express' } };
    tellPage({ cart: { ...cart, totals, delivery, revision: 99 } });
    await drawn();
    expect(ways()).toEqual(['StandardFree', 'ExpressTomorrow€5.00']);
  });

  test('keeps the place that the shop knows no tax for in its form, and says so each time', async () => {
    await openCart({}, { obstacle: () => 'silence' });
    get('button', 'Estimate tax and shipping').click();
    await drawn();
    type(get('textbox', 'Postal code'), '1010');
    for (const revision of [9, 19]) {
      get('button', 'Estimate').click();
      await drawn();
      const commands = changes().map(({ id }) => id);
      const failure = { name: 'tax-unknown' } as const;
      const news = [{ id: 'n', kind: 'refused', failure, commands, country: 'AT' }] as const;
      tellPage({ cart: { ...cartOf([line(teapot, 2)]), revision, commands, news: [...news] } });
      await drawn();

      expect(wordsOf(get('alert'))).toMatch(/^No estimate for Austria\. The shop does not know the tax there/);
      expect(get<HTMLInputElement>('textbox', 'Postal code').value).toBe('1010');
      get('button', 'Dismiss').click();
      tellPage({ cart: { ...cartOf([line(teapot, 2)]), revision: revision + 1, commands } });
      await drawn();
      expect(all('alert')).toEqual([]);
    }
  });

  test('says what it cannot say, and asks again', async () => {
    let isDown = true;
    const shop = createShop({ cart: { ...cartOf([line(teapot, 2)]), delivery: { country: 'DE' } } });
    await openPopup({
      ...shop,
      'cart.shippingOptions': () => {
        if (isDown) throw { name: 'timeout', host: 'api.example.com' };
        return [];
      },
    });
    (await find('button', /^Cart, /)).click();
    (await find('button', 'To Germany')).click();
    expect(wordsOf(await find('alert'))).toContain('no answer from api.example.com');

    isDown = false;
    get('button', 'Try again').click();
    await waitFor(() => expect(all('status').map(wordsOf)).toContain('The shop does not send there.'));
  });

  test('shows only the answer to the last question', async () => {
    const slow = later<[]>();
    let turn = 0;
    const shop = createShop({ cart: { ...cartOf([line(teapot, 2)]), delivery: { country: 'DE' } } });
    await openPopup({
      ...shop,
      'cart.shippingOptions': () => (turn++ === 0 ? slow.promise : shop['cart.shippingOptions']()),
    });
    (await find('button', /^Cart, /)).click();
    (await find('button', 'To Germany')).click();
    await drawn();
    get('button', 'Increase quantity of Teapot').click();
    await find('radiogroup', 'Shipping');
    slow.give([]);
    await drawn();

    expect(get('radiogroup', 'Shipping')).toBeTruthy();
  });

  test('is left alone where a whole address was given', async () => {
    await openCart({
      delivery: { country: 'DE', postalCode: '10115', method: { id: 's', name: 'Standard' }, isAddress: true },
    });

    expect(document.body.textContent).toContain('To Germany, 10115, Standard');
    expect(all('button', /^To Germany|^Estimate/)).toHaveLength(0);
  });
});
