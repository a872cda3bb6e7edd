import type { Profile } from '../../contract/account.ts';
import { text } from '../../ui/text.ts';

/** Says which default address this is; empty for none. */
export function defaultUseText(id: string | undefined, { defaultShippingId, defaultBillingId }: Profile): string {
  if (id === undefined) return '';
  const [isShipping, isBilling] = [id === defaultShippingId, id === defaultBillingId];
  if (isShipping && isBilling) return text('defaultBoth');
  if (isShipping) return text('defaultShipping');
  return isBilling ? text('defaultBilling') : '';
}
