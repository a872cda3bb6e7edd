import type { CartCode, CartLine, CartNews, CodeState, CountedLine } from '../../contract/cart.ts';
import type { Failure } from '../../contract/failure.ts';
import { traitWords } from '../../ui/attribute-words.ts';
import { readMoment } from '../../ui/moment.ts';
import { sentence } from '../../ui/sentence.ts';
import { counted, formatCount, joined, type TextKey, text } from '../../ui/text.ts';

/** Products that a sentence names; the rest is a number. */
const namedLimit = 3;

/** `Cart, 3 items`: what the way to the cart is called, everywhere. */
export function cartWords(count: number): string {
  return count === 0 ? text('cartEmptyName') : counted('cartItems', count);
}

/** A line's name with what tells it from its sisters: `Linen shirt, size M`. */
export function lineName(line: Pick<CartLine, 'name' | 'traits'>): string {
  return line.traits.length > 0 ? text('nameAndTraits', line.name, traitWords(line.traits)) : line.name;
}

/** Several lines in a sentence: `2 × Teapot, 1 × Kettle and 4 more`. */
export function linesWords(lines: readonly CountedLine[]): string {
  const named = lines.slice(0, namedLimit).map(({ name, traits, quantity }) => {
    // A comma would pass for the list's.
    const whole = traits.length > 0 ? text('nameInList', name, traitWords(traits)) : name;
    return quantity === 0 ? text('noneOf', whole) : text('countOf', formatCount(quantity), whole);
  });
  const others = lines.length - named.length;
  return joined(others > 0 ? [...named, counted('andOthers', others)] : named);
}

const codeStates: Record<CodeState, TextKey> = {
  waiting: 'codeWaiting',
  applied: 'codeApplied',
  'not-active': 'codeNotActive',
  'not-valid': 'codeNotValid',
  'no-match': 'codeNoMatch',
  'used-up': 'codeUsedUp',
  stopped: 'codeStopped',
  beaten: 'codeBeaten',
  unknown: 'codeWithoutReason',
};

/** What a discount code is called: as it was typed. */
export function codeName({ code }: CartCode): string {
  return code ?? text('codeUnnamed');
}

/** What has become of a discount code. */
export function codeStateWords({ state }: CartCode): string {
  return text(codeStates[state]);
}

/** A discount code and what has become of it, to be heard. */
export function codeWords(code: CartCode): string {
  return text('announceCode', codeName(code), codeStateWords(code));
}

/** What happened to the cart, in a sentence or two; of two carts made one only that. */
export function newsWords(news: Exclude<CartNews, { kind: 'refused' }>): string {
  switch (news.kind) {
    case 'sent-late':
      return counted('sentLate', news.count, readMoment(news.since));
    case 'changed-elsewhere':
      return text('changedElsewhere', linesWords(news.lines));
    case 'ordered':
      return text('orderedElsewhere');
    case 'lost':
      return text(news.why === 'expired' ? 'lostExpired' : 'lostCurrency', linesWords(news.lines));
    case 'merged':
      return text('mergedTitle');
  }
}

const reasons: Partial<Record<Failure['name'], TextKey>> = {
  offline: 'waitingForNetwork',
  unreachable: 'waitingForAnswer',
  timeout: 'waitingForAnswer',
  'shop-failed': 'waitingForShop',
  unintelligible: 'waitingForShop',
  conflict: 'waitingForOthers',
  'sign-in-needed': 'waitingForSignIn',
  'session-ended': 'waitingForSignIn',
};

/** How many changes wait, and for what: `3 changes waiting: no network`. */
export function waitingWords(count: number, failure: Failure): string {
  const reason = reasons[failure.name];
  return counted('changesWaiting', count, reason ? text(reason) : sentence(failure));
}
