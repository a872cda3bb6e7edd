import { counted, text } from '../ui/text.ts';
import { isOtherShop } from './draft.ts';
import { LiveMessage } from './live-message.tsx';
import { draft, present, settings } from './state.ts';

/** Says, before it is saved, what another shop in the fields does to the session and the cart of the one before. */
export function ShopChangeWarning() {
  const view = settings.value;
  const isLeaving = draft.value && view && isOtherShop(draft.value, view);
  return <LiveMessage class="notice notice-news" words={isLeaving && leavingSentence(view.connection.projectKey)} />;
}

function leavingSentence(shop: string): string {
  const { account, count } = present.value ?? { account: { state: 'none' as const }, count: 0 };
  const first = text('leaving', shop);
  if (account.state === 'customer') return `${first} ${text('leavingCustomer', account.email)}`;
  if (account.state === 'guest' && count > 0) return `${first} ${counted('leavingGuest', count)}`;
  return `${first} ${text('leavingNobody')}`;
}
