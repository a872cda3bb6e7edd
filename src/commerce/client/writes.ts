/**
 * Every request that changes something at the shop, by name. Each has a row in `test/background/writes`: what the shop must hold and
 * what the shopper must read when it arrives twice, when its answer is lost, and so on; see docs/cart-sync.md.
 *
 * A browser may send any of them again: when a used connection dies before the first byte of the answer, the request is sent once
 * more, unknown to page and worker (https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2). So no answer to a write says by itself
 * that nothing was done.
 */
export type Write = (typeof sentOnce)[number] | SentAgain;

/** What we send once: after an answer that is none, the shop is asked what it holds. */
const sentOnce = [
  /** No version: each arrival makes another cart. */
  'cart.create',
  'customer.sign-up',
  'customer.update',
  'customer.password',
  'customer.confirm-email',
  'customer.reset-password',
  'customer.delete',
] as const;

/** What we send again by ourselves after an answer that is none, or one that says to come back later. */
type SentAgain =
  /** Carries the version, so it applies at most once. */
  | 'cart.update'
  | 'cart.delete'
  /** The second arrival finds no guest's cart any more, and answers with the cart that the first has made. */
  | 'customer.sign-in'
  /** A token that is asked for twice is one too many, which runs out by itself. */
  | 'token.client-credentials'
  | 'token.anonymous'
  | 'token.password'
  | 'token.refresh'
  | 'token.revoke';

/** What a request changes at the shop. Reads may be POST requests as well: searches are. */
export type Changes = Write | 'nothing';

/** Whether a request is sent again by {@link createHttp} when no answer came, or one that says to come back later. */
export function isRepeated(changes: Changes): boolean {
  return !(sentOnce as readonly Changes[]).includes(changes);
}
