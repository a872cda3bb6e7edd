import { describe, expect, test, vi } from 'vitest';
import type { Cart } from '../../../src/contract/cart.ts';
import type { CartCode, CartCommand, CodeState } from '../../../src/contract/cart-command.ts';
import type { Failure } from '../../../src/contract/failure.ts';
import { asked, tellPage } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, type, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { createShop } from '../harness/hand-made-shop.ts';
import { openPopup } from '../harness/popup.ts';
import { cartOf, euro, line, teapot } from '../harness/products.ts';

const payloads = (wanted: string) => asked.filter(({ type: name }) => name === wanted).map(({ payload }) => payload);

const changes = () => payloads('cart.change') as CartCommand[];

const said = () => wordsOf(document.querySelector('[aria-live=polite]'));

async function openCart(facts: Partial<Cart> = {}, more: Parameters<typeof createShop>[0] = {}) {
  await openPopup(createShop({ cart: { ...cartOf([line(teapot, 2)]), ...facts }, ...more }));
  (await find('button', /^Cart, /)).click();
  await find('heading', 'Cart');
  await drawn();
}

describe('a discount code', () => {
  const states: Record<CodeState, string> = {
    waiting: 'Being checked.',
    applied: 'Applied.',
    'not-active': 'Switched off by the shop.',
    'not-valid': 'Does not count today.',
    'no-match': 'Nothing in your cart qualifies yet.',
    'used-up': 'Used as often as it may be.',
    stopped: 'Another discount comes first, and does not go with it.',
    beaten: 'Another discount saves you more.',
    unknown: 'Does not count now; the shop does not say why.',
  };

  test.each(Object.entries(states))('that is %s says so', async (state, words) => {
    await openCart({ codes: [{ id: 'c', code: 'TEA', state: state as CodeState }] });

    expect(all('listitem', undefined, get('list', 'Discount codes')).map(wordsOf)).toEqual([`TEA ${words}`]);
  });

  test('is there at once, and what has become of it is said', async () => {
    await openCart({}, { obstacle: () => 'silence' });
    type(get('textbox', 'Discount code'), ' TEA ');
    get('button', 'Apply code').click();
    await drawn();
    expect(wordsOf(get('list', 'Discount codes'))).toBe('TEA Being checked.');
    expect(get<HTMLInputElement>('textbox', 'Discount code').value).toBe('');
    const [command] = changes();
    expect(command).toMatchObject({ kind: 'add-code', code: 'TEA' });

    const code: CartCode = { id: 'the-shops-own', code: 'TEA', state: 'applied' };
    tellPage({ cart: { ...cartOf([line(teapot, 2)]), revision: 9, codes: [code] } });
    await drawn();
    expect(said()).toBe('Code TEA: Applied.');
  });

  test('is taken out, and focus goes to the field', async () => {
    const code: CartCode = { id: 'c', code: 'TEA', state: 'applied' };
    await openCart({ codes: [code] });
    get('button', 'Remove code TEA').click();
    await drawn();

    expect(changes()).toMatchObject([{ kind: 'remove-code', code }]);
    expect(all('list', 'Discount codes')).toHaveLength(0);
    expect(document.activeElement).toBe(get('textbox', 'Discount code'));
  });

  test('is taken out, and what the cart comes to then is said once the shop has answered', async () => {
    const code: CartCode = { id: 'c', code: 'TEA', state: 'applied' };
    await openCart({ codes: [code] }, { obstacle: () => 'silence' });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    get('button', 'Remove code TEA').click();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(said()).not.toContain('€');

    const totals = { subtotal: euro(2000), total: euro(1999) };
    const commands = changes().map(({ id }) => id);
    tellPage({ cart: { ...cartOf([line(teapot, 2)]), totals, revision: 9, commands } });
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();

    expect(said()).toBe('Cart, 2 items, €19.99');
  });

  test.each<[Failure, string]>([
    [{ name: 'code-unknown' }, 'The shop does not know this code. Check how it is written.'],
    [{ name: 'code-not-now', from: '2999-12-01T00:00:00Z' }, 'This code counts from December 1, 2999 on.'],
    [{ name: 'code-not-now', from: '2001-01-01T00:00:00Z', until: '2001-02-03T12:00:00Z' }, 'until February 3, 2001.'],
    [{ name: 'code-not-now' }, 'This code does not count today.'],
    [{ name: 'code-inactive' }, 'The shop has switched this code off.'],
    [{ name: 'too-many-codes' }, 'Remove one first.'],
  ])('that is refused is back in its field, with the reason: %o', async (failure, words) => {
    await openCart({}, { obstacle: () => 'silence' });
    const field = get<HTMLInputElement>('textbox', 'Discount code');
    type(field, 'TAE');
    get('button', 'Apply code').click();
    await drawn();
    const commands = changes().map(({ id }) => id);

    const news = [{ id: 'n', kind: 'refused', failure, commands, code: 'TAE' }] as const;
    tellPage({ cart: { ...cartOf([line(teapot, 2)]), revision: 9, commands, news: [...news] } });
    await drawn();

    expect(wordsOf(get('alert'))).toContain(words);
    expect(field.value).toBe('TAE');
    expect(field.getAttribute('aria-describedby')).toBe(get('alert').id);

    type(field, 'TEA');
    await drawn();
    expect(all('alert')).toHaveLength(0);
    expect(payloads('cart.dismiss')).toEqual(['n']);
  });

  test('that was refused and read here is not told again elsewhere, but if it is refused once more', async () => {
    await openCart({}, { obstacle: () => 'silence' });
    const refuse = (revision: number) => {
      const commands = changes().map(({ id }) => id);
      // The worker knows a refusal by what was refused.
      const news = [
        { id: 'again', kind: 'refused', failure: { name: 'code-unknown' }, commands, code: 'TAE' },
      ] as const;
      tellPage({ cart: { ...cartOf([line(teapot, 2)]), revision, commands, news: [...news] } });
      return drawn();
    };
    type(get('textbox', 'Discount code'), 'TAE');
    get('button', 'Apply code').click();
    await drawn();
    await refuse(9);
    expect(all('alert')).toHaveLength(1);

    get('button', 'Account').click();
    await find('button', 'Sign in');
    await waitFor(() => expect(all('alert')).toEqual([]));
    expect(payloads('cart.dismiss')).toEqual(['again']);

    tellPage({ cart: { ...cartOf([line(teapot, 2)]), revision: 10 } });
    get('button', /^Cart, /).click();
    await find('heading', 'Cart');
    get('button', 'Apply code').click();
    await drawn();
    await refuse(20);
    expect(all('alert')).toHaveLength(1);
  });

  test('that was refused while another view is open is told there', async () => {
    const news: Cart['news'] = [
      { id: 'n', kind: 'refused', failure: { name: 'code-unknown' }, commands: [], code: 'TAE' },
    ];
    await openPopup(createShop({ cart: { ...cartOf([line(teapot, 2)]), news } }));

    expect(wordsOf(await find('alert'))).toBe(
      'Code TAE was not taken. The shop does not know this code. Check how it is written.',
    );
  });
});
