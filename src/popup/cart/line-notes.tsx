import type { CartLine } from '../../contract/cart.ts';
import { moneyText } from '../../ui/format/money.ts';
import { counted, type TextKey, text } from '../../ui/text.ts';

const stateTexts: Record<'sold-out' | 'gone' | 'not-sold-here', TextKey> = {
  'sold-out': 'soldOutNow',
  gone: 'noLongerSold',
  'not-sold-here': 'notSoldHere',
};

/** Notes on a line before the shopper orders it: a changed price, or a product that is no longer available. */
export function LineNotes({ line: { costBefore, today, quantity } }: { line: CartLine }) {
  const { state = 'sold', unit, left } = today ?? {};
  return (
    <>
      {costBefore && <p class="line-note">{text('costBefore', moneyText(costBefore))}</p>}
      {unit && <p class="line-note">{text('costsToday', moneyText(unit.now))}</p>}
      {state !== 'sold' && <p class="line-note is-obstacle">{text(stateTexts[state])}</p>}
      {state === 'sold' && left !== undefined && (
        <p class={left < quantity ? 'line-note is-obstacle' : 'line-note'}>{counted('onlyLeft', left)}</p>
      )}
    </>
  );
}

/** Whether refreshing the cart would change a line. */
export function isOutdated({ today }: CartLine): boolean {
  return today !== undefined && (today.unit !== undefined || isGone({ today }));
}

/** Whether refreshing the cart would remove a line. */
export function isGone({ today }: Pick<CartLine, 'today'>): boolean {
  return today?.state === 'gone';
}
