import { counted, text } from '../../ui/text.ts';
import { isOtherShop } from '../form-draft.ts';
import { LiveMessage } from '../live-message.tsx';
import { draft, session, settings } from '../state.ts';

/** Warns before another shop is saved: saving ends the session and drops the cart at the present shop. */
export function ShopChangeWarning() {
  const view = settings.value;
  const isLeaving = draft.value && view && isOtherShop(draft.value, view);
  return <LiveMessage class="notice notice-news" words={isLeaving && warningText(view.connection.projectKey)} />;
}

function warningText(shop: string): string {
  const { account, count } = session.value ?? { account: { state: 'none' as const }, count: 0 };
  const first = text('leaving', shop);
  if (account.state === 'customer') return `${first} ${text('leavingCustomer', account.email)}`;
  if (account.state === 'guest' && count > 0) return `${first} ${counted('leavingGuest', count)}`;
  return `${first} ${text('leavingNobody')}`;
}
