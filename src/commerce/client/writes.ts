/**
 * Every request that changes something at the shop, by name. Each has a row in `test/background/writes`: what the shop
 * must hold and what the shopper must read when the request arrives twice, when its answer is lost, and so on; see
 * docs/cart-sync.md.
 *
 * A browser may send any of them again: when a used connection dies before the first byte of the answer, the browser
 * sends the request once more, unknown to page and worker (https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2). So no
 * answer to a write proves by itself that the shop did nothing.
 */
export type Write = (typeof sentOnce)[number] | SentAgain;

/** Sent once: where no answer comes, the worker reads from the shop whether the write was done. */
const sentOnce = [
  /** Carries no version: each arrival makes another cart. */
  'cart.create',
  'customer.sign-up',
  'customer.update',
  'customer.password',
  'customer.confirm-email',
  'customer.reset-password',
  'customer.delete',
] as const;

/** Sent again by the worker where no answer comes, or one that asks to come back later. */
type SentAgain =
  /** Carries the version, so it applies at most once. */
  | 'cart.update'
  | 'cart.delete'
  /** The second arrival finds no guest's cart any more, and its answer holds the cart that the first has made. */
  | 'customer.sign-in'
  /** A second arrival makes one token too many, which expires by itself. */
  | 'token.client-credentials'
  | 'token.anonymous'
  | 'token.password'
  | 'token.refresh'
  | 'token.revoke';

/** What a request changes at the shop. A POST request may be a read: searches are. */
export type Changes = Write | 'nothing';

/** Whether the worker sends a request again where no answer comes, or one that asks to come back later. */
export function isRepeated(changes: Changes = 'nothing'): boolean {
  return !(sentOnce as readonly Changes[]).includes(changes);
}
