/**
 * Every write that the worker can send, and for each: what is there before, what the shopper does, what the shop must
 * hold and what the shopper must read afterwards, however the request fared on its way. A new write without a row does
 * not compile.
 */
import type { Write } from '../../../src/commerce/client/writes.ts';
import * as cart from './cart-rows.ts';
import * as customer from './customer-rows.ts';
import type { Row } from './row.ts';
import * as session from './session-rows.ts';

export const table: Record<Write, Row[]> = {
  'cart.create': cart.creates,
  'cart.update': cart.updates,
  'cart.delete': cart.deletes,
  'customer.sign-up': session.signUps,
  'customer.sign-in': session.signIns,
  'customer.update': customer.updates,
  'customer.password': customer.passwords,
  'customer.confirm-email': customer.confirmations,
  'customer.reset-password': customer.resets,
  'customer.delete': customer.deletions,
  'token.client-credentials': session.tokens['client-credentials'],
  'token.anonymous': session.tokens.anonymous,
  'token.password': session.tokens.password,
  'token.refresh': session.tokens.refresh,
  'token.revoke': session.tokens.revoke,
};
