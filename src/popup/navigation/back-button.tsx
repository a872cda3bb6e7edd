import { ChevronLeft } from 'lucide';
import { IconButton } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { back, canGoBack } from './history.ts';

/** One step back, as Escape does. */
export function BackButton() {
  return canGoBack.value ? (
    <IconButton class="back-button" shapes={ChevronLeft} isDirected label={text('back')} onClick={back} />
  ) : null;
}
