import type { CartLine } from '../../contract/cart.ts';
import type { Failure } from '../../contract/failure.ts';
import { attributeLabel } from '../../ui/format/attribute-labels.ts';
import { failureText } from '../../ui/format/failure-text.ts';
import { counted, type TextKey, text } from '../../ui/text.ts';

/** `Cart, 3 items`: the label of every button that opens the cart. */
export function cartLabel(count: number): string {
  return count === 0 ? text('cartEmptyName') : counted('cartItems', count);
}

/** A line's name with the attributes that distinguish its variant: `Linen shirt, size M`. */
export function lineName(line: Pick<CartLine, 'name' | 'traits'>): string {
  return line.traits.length > 0 ? text('nameAndTraits', line.name, attributeLabel(line.traits)) : line.name;
}

const waitingReasons: Partial<Record<Failure['name'], TextKey>> = {
  offline: 'waitingForNetwork',
  unreachable: 'waitingForAnswer',
  timeout: 'waitingForAnswer',
  'shop-failed': 'waitingForShop',
  unintelligible: 'waitingForShop',
  conflict: 'waitingForOthers',
  'sign-in-needed': 'waitingForSignIn',
  'session-ended': 'waitingForSignIn',
};

/**
 * How many changes wait, and why: `3 changes waiting: no network`.
 *
 * @param notBefore set where the shop asks for a pause, milliseconds since 1970
 */
export function waitingLabel(count: number, failure: Failure, notBefore?: number): string {
  const reason = notBefore ? 'waitingForPause' : waitingReasons[failure.name];
  return counted('changesWaiting', count, reason ? text(reason) : failureText(failure));
}
