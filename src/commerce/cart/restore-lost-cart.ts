/**
 * When the shop ends a guest's session, the guest's cart ends with it. The lines of the cached copy are queued for the
 * next cart, as commands like any other, with the old lines' IDs, so that a worker stopped in between restores them
 * once.
 */
import type { CartNews } from '../../contract/cart.ts';
import type { CartCommand } from '../../contract/cart-command.ts';
import { knowsCommand } from '../cart-sync/outbox-commands.ts';
import { addAllNews } from '../cart-sync/outbox-news.ts';
import type { OutboxState, QueuedCommand } from '../cart-sync/outbox-state.ts';
import { isPlain } from '../cart-sync/update-actions.ts';
import type { Locales } from '../catalog/localized-string.ts';
import type { CachedCart } from './cached-cart.ts';
import { countedLine } from './cart-view.ts';
import type { WireCart, WireLineItem } from './cart-wire.ts';
import { lostLines, lostNews } from './losses.ts';

/** What is known of a cart that is out of reach. */
export type LostCart = Pick<CachedCart, 'cart' | 'codeNames'>;

/**
 * Queues what a lost cart held before all waiting commands, and adds news of it.
 *
 * @param cart the cart to put it into; products that it already holds are left alone
 * @param now milliseconds since 1970
 */
export function restoreLostCart(
  { cart: lost, codeNames }: LostCart,
  cart: WireCart | undefined,
  locale: Locales,
  now: number,
): (state: OutboxState) => OutboxState {
  return (state) => {
    const all = lost && lostLines(cart, lost);
    if (!lost || !all?.length) return state;
    const items = all.filter(isPlain);
    const commands = [...addsOf(items, locale), ...(cart ? [] : commandsBesides(lost, codeNames))];
    const queued = commands
      .filter(({ id }) => !knowsCommand(state, id))
      .map((command): QueuedCommand => ({ command, at: now }));
    // A customised line cannot be added as a product.
    const others = { ...lost, lineItems: all.filter((item) => !isPlain(item)) };
    const lines = items.map((item) => countedLine(item, locale));
    const news: CartNews[] = [
      ...(lines.length > 0 ? [{ id: `restored ${lost.id}`, kind: 'restored' as const, lines }] : []),
      ...lostNews(undefined, others, 'expired', locale),
    ];
    return addAllNews(news)({ ...state, queued: [...queued, ...state.queued] });
  };
}

function addsOf(items: readonly WireLineItem[], locale: Locales): CartCommand[] {
  return items.map((item) => ({
    id: item.id,
    kind: 'add',
    draft: countedLine(item, locale),
    quantity: item.quantity,
  }));
}

/** The discount codes and the address of a lost cart, as commands. */
function commandsBesides(
  { id: cartId, shippingAddress: address }: WireCart,
  codeNames: CachedCart['codeNames'],
): CartCommand[] {
  return [
    ...Object.entries(codeNames).map(([id, code]): CartCommand => ({ id, kind: 'add-code', code })),
    ...(address
      ? [
          {
            id: cartId,
            kind: 'deliver-to' as const,
            country: address.country,
            postalCode: address.postalCode ?? '',
          },
        ]
      : []),
  ];
}
