import { describe, expect } from 'vitest';
import type { Cart } from '../../../src/contract/cart.ts';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import { asked, later } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, wordsOf } from '../../ui/harness/screen.ts';
import { cartOf, line, teapot } from '../harness/products.ts';
import { openShop } from '../harness/shop.ts';
import { test } from '../harness/test.ts';

const changes = () => asked.filter(({ type }) => type === 'cart.change').map(({ payload }) => payload as CartCommand);

describe('adding', () => {
  test('shows at once, before the shop has answered', async () => {
    const answer = later<Cart>();
    await openShop({ answers: { 'cart.change': () => answer.promise } });
    const add = await find('button', 'Add Teapot to cart');

    add.click();
    await drawn();

    expect(get('button', 'Cart, 1 item').textContent).toContain('€10.00');
    expect(wordsOf(add.parentElement)).toBe('1 in cart');
    expect(get('button', 'Add Teapot to cart')).toBe(add);
  });

  test('counts every press, and never shows a step back while the answers come in', async () => {
    const answers = [later<Cart>(), later<Cart>(), later<Cart>()] as const;
    let turn = 0;
    await openShop({ answers: { 'cart.change': () => answers[turn++]?.promise ?? cartOf([]) } });
    const add = await find('button', 'Add Teapot to cart');
    const seen: string[] = [];
    const look = async () => {
      await drawn();
      seen.push(wordsOf(add.parentElement));
    };

    for (const _ of answers) {
      add.click();
      await look();
    }
    for (const [index, answer] of answers.entries()) {
      answer.give(cartOf([line(teapot, index + 1)]));
      await look();
    }

    expect(seen).toEqual(['1 in cart', '2 in cart', '3 in cart', '3 in cart', '3 in cart', '3 in cart']);
    expect(new Set(changes().map(({ id }) => id)).size).toBe(3);
  });

  test('is taken back with the reason when the shop refuses, and can be tried again as the same command', async () => {
    let isDown = true;
    await openShop({
      answers: {
        'cart.change': (_, pass) => {
          if (isDown) throw { name: 'shop-failed', supportId: 'abc-123' };
          return pass();
        },
      },
    });

    (await find('button', 'Add Teapot to cart')).click();
    const alert = await find('alert');

    expect(wordsOf(alert)).toBe('Teapot was not added. The shop has a problem on its side. Try again in a minute.');
    expect(wordsOf(alert.parentElement)).toContain('abc-123');
    expect(get('button', 'Cart, empty')).toBeTruthy();

    isDown = false;
    get('button', 'Try again').focus();
    get('button', 'Try again').click();
    const way = await find('button', 'Cart, 1 item');
    await drawn();
    expect(document.activeElement).toBe(way);

    expect(all('alert')).toHaveLength(0);
    expect(new Set(changes().map(({ id }) => id)).size).toBe(1);
  });

  test('offers no second try where none can help', async () => {
    await openShop({
      answers: {
        'cart.change': () => {
          throw { name: 'not-sold-here' };
        },
      },
    });

    (await find('button', 'Add Teapot to cart')).click();

    expect(wordsOf(await find('alert'))).toContain('not sold in your country');
    expect(all('button', 'Try again')).toHaveLength(0);
  });
});
