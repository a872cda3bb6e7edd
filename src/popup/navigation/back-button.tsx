import { ChevronLeft } from 'lucide';
import { IconButton } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { canGoBack, goBack } from './history.ts';

/** Steps back one view, like Escape. */
export function BackButton() {
  return canGoBack.value ? (
    <IconButton class="back-button" shapes={ChevronLeft} isDirected label={text('back')} onClick={goBack} />
  ) : null;
}
