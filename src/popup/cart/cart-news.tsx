import { X } from 'lucide';
import { IconButton } from '../../ui/button.tsx';
import { text } from '../../ui/text.ts';
import { dismissNews } from './actions.ts';
import { news } from './state.ts';

/** Says above the bar what became of the cart without the shopper's doing. */
export function CartNews() {
  if (news.value.length === 0) return null;
  return (
    <div class="refusal">
      <div class="notice notice-news" role="status">
        <div class="notice-text">
          {news.value.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        <IconButton shapes={X} size={16} label={text('dismiss')} onClick={dismissNews} />
      </div>
    </div>
  );
}
