import type { CartNews } from '../../contract/cart.ts';
import { findLine } from '../../contract/expected-cart.ts';
import { Button } from '../../ui/controls/button.tsx';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { failureText } from '../../ui/format/failure-text.ts';
import { formatCount, text } from '../../ui/text.ts';
import { countryName } from '../addresses/country-name.ts';
import { settleFor } from '../cart/actions.ts';
import { needsSignIn } from '../cart/apply-cart.ts';
import { lineName } from '../cart/cart-labels.ts';
import { canRepeat, repeat } from '../cart/send-command.ts';
import { cart } from '../cart/state.ts';
import { dismissNews } from '../checkout/order-actions.ts';
import { go } from '../navigation/history.ts';
import { openProduct } from '../products/open-product.ts';

interface RefusedProps {
  news: CartNews & { kind: 'refused' };
  /** Does something with which the notice goes. */
  leave: (act: () => void) => void;
}

/** A change that the shop refused: it is put back, and this says why and what to do instead. */
export function Rejected({ news, leave }: RefusedProps) {
  const heard = (act: () => void) => () =>
    leave(() => {
      act();
      dismissNews(news);
    });
  return (
    <FailureNotice
      failure={news.failure}
      words={refusedWords(news)}
      onRetry={canRepeat(news.commands) ? heard(() => repeat(news.commands)) : undefined}
      onDismiss={heard(() => {})}
    >
      <WayOut news={news} heard={heard} />
    </FailureNotice>
  );
}

/** A change that was taken back, and why: how the line stands now, then the shop's reason. */
function refusedWords({ failure, line, code, country }: RefusedProps['news']): string {
  if (code !== undefined) return text('takenBack', text('codeNotApplied', code), failureText(failure));
  if (country !== undefined) return text('takenBack', text('notEstimated', countryName(country)), failureText(failure));
  if (!line) return text('takenBack', text('notChanged'), failureText(failure));
  const now = findLine(cart.value.lines, { ...line, lineId: '' });
  const stays = now ? text('staysAt', lineName(line), formatCount(now.quantity)) : text('notAdded', lineName(line));
  return text('takenBack', stays, failureText(failure));
}

/** What to do instead of trying again. */
function WayOut({
  news: { failure, line },
  heard,
}: Pick<RefusedProps, 'news'> & { heard: (act: () => void) => () => void }) {
  if (needsSignIn(failure)) return <Button onClick={heard(() => go({ name: 'account' }))}>{text('signIn')}</Button>;
  if (!line) return null;
  const { limit = 0 } = failure;
  const isOfLimit = failure.name === 'above-limit' || failure.name === 'below-limit';
  if (isOfLimit && limit > 0 && findLine(cart.value.lines, { ...line, lineId: '' })?.quantity !== limit) {
    return <Button onClick={heard(() => settleFor(line, limit))}>{text('settleFor', formatCount(limit))}</Button>;
  }
  const isUnobtainable = failure.name === 'not-sold-here' || failure.name === 'no-longer-sold' || isOfLimit;
  if (!isUnobtainable || line.traits.length === 0) return null;
  const open = heard(() => openProduct(line.productId, { ...line, price: line.unit }));
  return <Button onClick={open}>{text('chooseAnother')}</Button>;
}
