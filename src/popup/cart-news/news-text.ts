/** Texts that report what happened to the cart, for the eye and for screen readers. */
import type { CartChoice } from '../../contract/account.ts';
import type { Cart, CartNews, CountedLine, LostBeside, OtherCart } from '../../contract/cart.ts';
import type { CartCode, CodeState } from '../../contract/cart-command.ts';
import { findLine, sameCode } from '../../contract/rules/expected-cart.ts';
import { announce } from '../../ui/controls/announcer.tsx';
import { attributeLabel } from '../../ui/format/attribute-labels.ts';
import { formatRelativeDate } from '../../ui/format/relative-date.ts';
import { counted, formatCount, joined, type TextKey, text, textLanguage } from '../../ui/text.ts';
import { countryName } from '../addresses/country-name.ts';
import { cart } from '../cart/state.ts';

/** Number of products that a sentence names; it counts the others. */
const namedLimit = 3;

/** Lines in a sentence: `2 × Teapot, 1 × Kettle and 4 more`, followed by what else was lost with them. */
export function lineListText(lines: readonly CountedLine[], besides: readonly LostBeside[] = []): string {
  const named = lines.slice(0, namedLimit).map(({ name, traits, quantity }) => {
    // With attributes in brackets: a comma would look like one of the list.
    const fullName = traits.length > 0 ? text('nameInList', name, attributeLabel(traits)) : name;
    return quantity === 0 ? text('noneOf', fullName) : text('countOf', formatCount(quantity), fullName);
  });
  const others = lines.length - named.length;
  return joined([...named, ...(others > 0 ? [counted('andOthers', others)] : []), ...besides.map(besideText)]);
}

function besideText({ kind, name }: LostBeside): string {
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

/** Labels of the choices between a guest's and a customer's cart. */
export const cartChoiceLabels: Record<CartChoice, TextKey> = {
  merge: 'cartsBoth',
  'use-guest': 'cartsGuest',
  'leave-guest': 'cartsCustomer',
};

const mergeTexts: Record<CartChoice, TextKey> = {
  merge: 'mergedTitle',
  'use-guest': 'mergedGuest',
  'leave-guest': 'mergedCustomer',
};

/** Currency and country of a cart: `Euro, Germany`. */
export function cartPlaceText({ currency, country }: OtherCart): string {
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

/** A discount code as the shopper typed it. */
export function codeName({ code }: CartCode): string {
  return code ?? text('codeUnnamed');
}

export function codeStateText({ state }: CartCode): string {
  return text(codeStates[state]);
}

/** A discount code and its state, for screen readers. */
function codeAnnouncement(code: CartCode): string {
  return text('announceCode', codeName(code), codeStateText(code));
}

const lostTexts: Record<(CartNews & { kind: 'lost' })['why'], TextKey> = {
  expired: 'lostExpired',
  currency: 'lostCurrency',
  shop: 'lostShop',
};

/** Whether a line still has the reported quantity: a line that the shopper has changed since is no news. */
export function isStillTrue(line: CountedLine): boolean {
  return (findLine(cart.value.lines, { ...line, lineId: '' })?.quantity ?? 0) === line.quantity;
}

/** What happened to the cart, in one or two sentences; for two merged carts only the present state. */
export function newsText(news: Exclude<CartNews, { kind: 'refused' }>): string {
  switch (news.kind) {
    case 'sent-late':
      return counted('sentLate', news.count, formatRelativeDate(news.since));
    case 'changed-elsewhere':
      return text('changedElsewhere', lineListText(news.lines));
    case 'ordered':
      return text('orderedElsewhere');
    case 'restored':
      return text('restoredCart', lineListText(news.lines));
    case 'lost':
      if (news.cartId) return text('keptCart', lineListText(news.lines, news.besides));
      return text(lostTexts[news.why], lineListText(news.lines));
    case 'merged':
      return text(mergeTexts[news.held ?? 'merge']);
  }
}

/** Announces what is new in a cart, except news whose notice is an alert itself. */
export function announceNews(before: Cart, fresh: Cart): void {
  const known = new Set(before.news?.map(({ id }) => id));
  for (const each of fresh.news ?? []) {
    const hasAlert = each.kind === 'refused' || each.kind === 'lost' || each.kind === 'merged';
    if (!known.has(each.id) && !hasAlert) announce(newsText(each));
  }
  for (const code of fresh.codes ?? []) {
    // Compared by the code itself: its ID changes when the shop accepts the code.
    const wasWaiting = before.codes?.some((each) => each.state === 'waiting' && sameCode(each, code));
    if (wasWaiting && code.state !== 'waiting') announce(codeAnnouncement(code));
  }
}
