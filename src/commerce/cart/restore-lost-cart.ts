/**
 * A guest's session that the shop has ended takes the cart with it. What was in the cart is put into the next one, as commands like
 * any other: from the copy that was read last, with the ids of the old lines, so that a worker stopped in between does it once.
 */
import type { CartCommand } from '../../contract/cart.ts';
import { knowsCommand, type OutboxState, type QueuedCommand, told } from '../cart-sync/outbox-state.ts';
import { isPlain } from '../cart-sync/update-actions.ts';
import type { Locales } from '../catalog/localized-string.ts';
import type { CachedCart } from './cached-cart.ts';
import { countedLine } from './cart-view.ts';
import type { WireCart } from './cart-wire.ts';
import { lostLines, lostNews } from './lifecycle.ts';

/** What is known of a cart that is out of reach. */
export type LostCart = Pick<CachedCart, 'cart' | 'codeNames'>;

/**
 * Puts what a lost cart held before everything that waits, and tells that.
 *
 * @param cart the cart to put it into; what is in there already is left alone
 * @param now milliseconds since 1970
 */
export function restoring(
  { cart: lost, codeNames }: LostCart,
  cart: WireCart | undefined,
  locale: Locales,
  now: number,
): (ledger: OutboxState) => OutboxState {
  return (ledger) => {
    const all = lost && lostLines(cart, lost);
    if (!lost || !all?.length) return ledger;
    const items = all.filter(isPlain);
    const lines = items.map((item) => countedLine(item, locale));
    const { shippingAddress: address } = lost;
    const commands: CartCommand[] = [
      ...items.map((item) => ({
        id: item.id,
        kind: 'add' as const,
        draft: countedLine(item, locale),
        quantity: item.quantity,
      })),
      ...(cart ? [] : Object.entries(codeNames)).map(([id, code]) => ({ id, kind: 'add-code' as const, code })),
      ...(address && !cart
        ? [{ id: lost.id, kind: 'deliver-to' as const, country: address.country, postalCode: address.postalCode ?? '' }]
        : []),
    ];
    const intents = commands
      .filter(({ id }) => !knowsCommand(ledger, id))
      .map((command): QueuedCommand => ({ command, at: now }));
    // What was customised cannot be added as a product is.
    const others = { ...lost, lineItems: all.filter((item) => !isPlain(item)) };
    const news = [
      ...(lines.length > 0 ? [{ id: `restored ${lost.id}`, kind: 'restored' as const, lines }] : []),
      ...lostNews(undefined, others, 'expired', locale),
    ];
    return news.reduce(told, { ...ledger, intents: [...intents, ...ledger.intents] });
  };
}
