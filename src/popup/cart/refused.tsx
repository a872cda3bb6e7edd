import type { CartNews } from '../../contract/cart.ts';
import { findLine } from '../../contract/expected-cart.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { formatCount, text } from '../../ui/text.ts';
import { openProduct } from '../catalog/product-actions.ts';
import { go } from '../view.ts';
import { dismissNews, settleFor } from './actions.ts';
import { refusedWords } from './cart-words.ts';
import { canRepeat, repeat } from './gestures.ts';
import { cart } from './state.ts';
import { needsSignIn } from './taking.ts';

interface RefusedProps {
  news: CartNews & { kind: 'refused' };
  /** Does something with which the notice goes. */
  leave: (act: () => void) => void;
}

/** A change that the shop refused: it is put back, and this says why and what to do instead. */
export function Refused({ news, leave }: RefusedProps) {
  const { lines } = cart.value;
  const heard = (act: () => void) => () =>
    leave(() => {
      act();
      dismissNews(news);
    });
  return (
    <FailureNotice
      failure={news.failure}
      words={refusedWords(news, lines)}
      onRetry={canRepeat(news.gestures) ? heard(() => repeat(news.gestures)) : undefined}
      onDismiss={heard(() => {})}
    >
      <WayOut news={news} heard={heard} />
    </FailureNotice>
  );
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
