/**
 * Every request that changes something at the shop, by name. Each has a row in `test/background/writes.test.ts`: what the shop
 * must hold and what the shopper must read when it arrives twice, when its answer is lost, and so on; see docs/cart-sync.md.
 *
 * The value says whether we send it again ourselves after an answer that is no answer. A browser does so with any of them: when
 * a used connection dies before the first byte of the answer, the request is sent once more, unknown to page and worker
 * (https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2). So no answer to a write says by itself that nothing was done.
 */
const repeated = {
  /** No version: each arrival makes another cart. */
  'cart.create': false,
  /** Carries the version, so it applies at most once. */
  'cart.update': true,
  'cart.delete': true,
  'customer.sign-up': false,
  /** The second arrival finds no guest's cart any more, and answers with the cart that the first has made. */
  'customer.sign-in': true,
  'customer.update': false,
  'customer.password': false,
  'customer.confirm-email': false,
  'customer.reset-password': false,
  'customer.delete': false,
  /** A token that is asked for twice is one too many, which runs out by itself. */
  'token.client-credentials': true,
  'token.anonymous': true,
  'token.password': true,
  'token.refresh': true,
  'token.revoke': true,
} as const satisfies Record<string, boolean>;

export type Write = keyof typeof repeated;

/** What a request changes at the shop. Reads may be POST requests as well: searches are. */
export type Changes = Write | 'nothing';

/** Whether a request is sent again by {@link createHttp} when no answer came, or one that says to come back later. */
export function isRepeated(changes: Changes): boolean {
  return changes === 'nothing' || repeated[changes];
}
