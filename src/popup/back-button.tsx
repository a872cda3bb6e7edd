import { ChevronLeft } from 'lucide';
import { IconButton } from '../ui/button.tsx';
import { text } from '../ui/text.ts';
import { back, canGoBack } from './view.ts';

/** One step back, as Escape does. */
export function BackButton() {
  return canGoBack.value ? (
    <IconButton class="back-button" shapes={ChevronLeft} isDirected label={text('back')} onClick={back} />
  ) : null;
}
