import type { CartNews } from '../../contract/cart.ts';
import { findLine } from '../../contract/rules/expected-cart.ts';
import { Button } from '../../ui/controls/button.tsx';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { failureText } from '../../ui/format/failure-text.ts';
import { formatCount, text } from '../../ui/text.ts';
import { countryName } from '../addresses/country-name.ts';
import { needsSignIn } from '../cart/apply-cart.ts';
import { lineName } from '../cart/cart-labels.ts';
import { ensureQuantity } from '../cart/line-actions.ts';
import { canRepeat, repeatCommands } from '../cart/send-command.ts';
import { cart } from '../cart/state.ts';
import { openView } from '../navigation/history.ts';
import { openProduct } from '../products/open-product.ts';
import { dismissNews } from './news-actions.ts';

interface RejectedProps {
  news: CartNews & { kind: 'refused' };
  /** Closes the notice and carries out an action. */
  close: (act: () => void) => void;
}

/** A change that the shop rejected and the cart has undone: says why, and offers an alternative. */
export function Rejected({ news, close }: RejectedProps) {
  const andDismiss = (act: () => void) => () =>
    close(() => {
      act();
      dismissNews(news);
    });
  return (
    <FailureNotice
      failure={news.failure}
      words={rejectionText(news)}
      onRetry={canRepeat(news.commands) ? andDismiss(() => repeatCommands(news.commands)) : undefined}
      onDismiss={andDismiss(() => {})}
    >
      <Alternative news={news} andDismiss={andDismiss} />
    </FailureNotice>
  );
}

/** The line's quantity after the rejected change was undone, then the shop's reason. */
function rejectionText({ failure, line, code, country }: RejectedProps['news']): string {
  if (code !== undefined) return text('takenBack', text('codeNotApplied', code), failureText(failure));
  if (country !== undefined) return text('takenBack', text('notEstimated', countryName(country)), failureText(failure));
  if (!line) return text('takenBack', text('notChanged'), failureText(failure));
  const now = findLine(cart.value.lines, { ...line, lineId: '' });
  const stays = now ? text('staysAt', lineName(line), formatCount(now.quantity)) : text('notAdded', lineName(line));
  return text('takenBack', stays, failureText(failure));
}

/** Something to do instead of trying again. */
function Alternative({
  news: { failure, line },
  andDismiss,
}: Pick<RejectedProps, 'news'> & { andDismiss: (act: () => void) => () => void }) {
  if (needsSignIn(failure))
    return <Button onClick={andDismiss(() => openView({ name: 'account' }))}>{text('signIn')}</Button>;
  if (!line) return null;
  const { limit = 0 } = failure;
  const isOfLimit = failure.name === 'above-limit' || failure.name === 'below-limit';
  if (isOfLimit && limit > 0 && findLine(cart.value.lines, { ...line, lineId: '' })?.quantity !== limit) {
    return (
      <Button onClick={andDismiss(() => ensureQuantity(line, limit))}>{text('settleFor', formatCount(limit))}</Button>
    );
  }
  const isUnobtainable = failure.name === 'not-sold-here' || failure.name === 'no-longer-sold' || isOfLimit;
  if (!isUnobtainable || line.traits.length === 0) return null;
  const open = andDismiss(() => openProduct(line.productId, { ...line, price: line.unit }));
  return <Button onClick={open}>{text('chooseAnother')}</Button>;
}
