/** What happened to the cart, in words: to be read, and to be heard. */
import type { CartChoice } from '../../contract/account.ts';
import type { Cart, CartCode, CartNews, CodeState, CountedLine, LostBeside, OtherCart } from '../../contract/cart.ts';
import { findLine, sameCode } from '../../contract/expected-cart.ts';
import { announce } from '../../ui/controls/announcer.tsx';
import { attributeLabel } from '../../ui/format/attribute-labels.ts';
import { formatRelativeDate } from '../../ui/format/relative-date.ts';
import { counted, formatCount, joined, type TextKey, text, textLanguage } from '../../ui/text.ts';
import { countryName } from '../addresses/country-name.ts';
import { cart } from '../cart/state.ts';

/** Products that a sentence names; the rest is a number. */
const namedLimit = 3;

/** Several lines in a sentence: `2 × Teapot, 1 × Kettle and 4 more`; what else there is comes after them. */
export function linesWords(lines: readonly CountedLine[], besides: readonly LostBeside[] = []): string {
  const named = lines.slice(0, namedLimit).map(({ name, traits, quantity }) => {
    // A comma would pass for the list's.
    const whole = traits.length > 0 ? text('nameInList', name, attributeLabel(traits)) : name;
    return quantity === 0 ? text('noneOf', whole) : text('countOf', formatCount(quantity), whole);
  });
  const others = lines.length - named.length;
  return joined([...named, ...(others > 0 ? [counted('andOthers', others)] : []), ...besides.map(besideWords)]);
}

function besideWords({ kind, name }: LostBeside): string {
  switch (kind) {
    case 'custom':
      return name;
    case 'code':
      return name ? text('besideCode', name) : text('codeUnnamed');
    case 'method':
      return text('besideMethod', name);
    case 'address':
      return text('besideAddress');
    case 'details':
      return text('besideDetails');
  }
}

/** The answers to the question what becomes of two carts. */
export const choices: Record<CartChoice, TextKey> = {
  merge: 'cartsBoth',
  'use-guest': 'cartsGuest',
  'leave-guest': 'cartsCustomer',
};

const sides: Record<CartChoice, TextKey> = {
  merge: 'mergedTitle',
  'use-guest': 'mergedGuest',
  'leave-guest': 'mergedCustomer',
};

/** Where a cart is: `Euro, Germany`. */
export function placeWords({ currency, country }: OtherCart): string {
  const money = new Intl.DisplayNames(textLanguage(), { type: 'currency' }).of(currency) ?? currency;
  return country ? text('cartPlace', money, countryName(country)) : money;
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

/** Whether there are as many of a line as was told: what the shopper has changed since is no news. */
export function stillSo(line: CountedLine): boolean {
  return (findLine(cart.value.lines, { ...line, lineId: '' })?.quantity ?? 0) === line.quantity;
}

/** What happened to the cart, in a sentence or two; of two carts only what it is now. */
export function newsText(news: Exclude<CartNews, { kind: 'refused' }>): string {
  switch (news.kind) {
    case 'sent-late':
      return counted('sentLate', news.count, formatRelativeDate(news.since));
    case 'changed-elsewhere':
      return text('changedElsewhere', linesWords(news.lines));
    case 'ordered':
      return text('orderedElsewhere');
    case 'restored':
      return text('restoredCart', linesWords(news.lines));
    case 'lost':
      if (news.cartId) return text('keptCart', linesWords(news.lines, news.besides));
      return text(lostWords[news.why], linesWords(news.lines));
    case 'merged':
      return text(sides[news.held ?? 'merge']);
  }
}

/** Says what is new in a cart, but for what its own notice says at once. */
export function announceNews(before: Cart, fresh: Cart): void {
  const known = new Set(before.news?.map(({ id }) => id));
  for (const each of fresh.news ?? []) {
    const isSaid = known.has(each.id) || each.kind === 'refused' || each.kind === 'lost' || each.kind === 'merged';
    if (!isSaid) announce(newsText(each));
  }
  for (const code of fresh.codes ?? []) {
    // The shop gives it an ID of its own.
    const wasWaiting = before.codes?.some((each) => each.state === 'waiting' && sameCode(each, code));
    if (wasWaiting && code.state !== 'waiting') announce(codeWords(code));
  }
}
