/** What happened to the cart, in words: to be read, and to be heard. */
import type { Cart, CartCode, CartNews, CodeState, CountedLine } from '../../contract/cart.ts';
import { sameCode } from '../../contract/expected-cart.ts';
import { announce } from '../../ui/announcer.tsx';
import { traitWords } from '../../ui/attribute-words.ts';
import { readMoment } from '../../ui/moment.ts';
import { counted, formatCount, joined, type TextKey, text } from '../../ui/text.ts';

/** Products that a sentence names; the rest is a number. */
const namedLimit = 3;

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
function codeWords(code: CartCode): string {
  return text('announceCode', codeName(code), codeStateWords(code));
}

const lostWords: Record<(CartNews & { kind: 'lost' })['why'], TextKey> = {
  expired: 'lostExpired',
  currency: 'lostCurrency',
  shop: 'lostShop',
};

/** What happened to the cart, in a sentence or two; of two carts made one only that. */
export function newsWords(news: Exclude<CartNews, { kind: 'refused' }>): string {
  switch (news.kind) {
    case 'sent-late':
      return counted('sentLate', news.count, readMoment(news.since));
    case 'changed-elsewhere':
      return text('changedElsewhere', linesWords(news.lines));
    case 'ordered':
      return text('orderedElsewhere');
    case 'restored':
      return text('restoredCart', linesWords(news.lines));
    case 'lost':
      return text(lostWords[news.why], linesWords(news.lines));
    case 'merged':
      return text('mergedTitle');
  }
}

/** Says what is new in a cart, but for what its own notice says at once. */
export function announceNews(before: Cart, fresh: Cart): void {
  const known = new Set(before.news?.map(({ id }) => id));
  for (const each of fresh.news ?? []) {
    const isSaid = known.has(each.id) || each.kind === 'refused' || each.kind === 'lost' || each.kind === 'merged';
    if (!isSaid) announce(newsWords(each));
  }
  for (const code of fresh.codes ?? []) {
    // The shop gives it an ID of its own.
    const wasWaiting = before.codes?.some((each) => each.state === 'waiting' && sameCode(each, code));
    if (wasWaiting && code.state !== 'waiting') announce(codeWords(code));
  }
}
