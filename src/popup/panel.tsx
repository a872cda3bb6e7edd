import { useErrorBoundary } from 'preact/hooks';
import { Announcer } from '../ui/controls/announcer.tsx';
import { FailureNotice } from '../ui/controls/notice.tsx';
import { text } from '../ui/text.ts';
import { CartBar } from './cart/cart-bar.tsx';
import { WaitingMark } from './cart-news/waiting-mark.tsx';
import { Header } from './header.tsx';
import { HomeView } from './home/home-view.tsx';
import { isKeySheetOpen } from './key-sheet-state.ts';
import { scrollerId, view } from './navigation/history.ts';
import { lazyViews } from './navigation/lazy-views.ts';
import { useNavigation } from './navigation/use-navigation.ts';
import { online } from './network.ts';
import { openingFailure, openPanel } from './open-panel.ts';
import { ListView } from './search/list.tsx';
import { allows, isConnected } from './shop.ts';
import { EndedMark } from './sign-in/ended-mark.tsx';

/** The panel: search above, the cart's bar below, one view between them that scrolls. */
export function Panel() {
  const scroller = useNavigation();
  const { value: views } = lazyViews;
  return (
    <div class="panel">
      <Header />
      {!online.value && (
        <p class="mark" role="status">
          {text('offlineMark')}
        </p>
      )}
      <EndedMark />
      <main class="scroller" id={scrollerId} ref={scroller} tabIndex={-1}>
        <Current />
      </main>
      {views && <views.CartStrip />}
      <WaitingMark />
      {isConnected() !== false && (allows('cart') ? <CartBar /> : <p class="bar-none">{text('withoutCart')}</p>)}
      {views && isKeySheetOpen.value && <views.KeySheet />}
      <Announcer />
    </div>
  );
}

/** The view on screen. A bug in one is said in its place, never a blank panel. */
function Current() {
  const [broken, mend] = useErrorBoundary();
  if (broken) return <FailureNotice failure={{ name: 'unexpected' }} onRetry={mend} />;
  if (openingFailure.value) return <FailureNotice failure={openingFailure.value} onRetry={() => void openPanel()} />;
  const { value: views } = lazyViews;
  if (isConnected() === false) return views && <views.Welcome />;
  const current = view.value;
  if (current.name === 'browse') return <HomeView />;
  if (current.name === 'search') return <ListView />;
  if (current.name === 'category') return <ListView key={current.categoryId} />;
  // They come within the first moments, before anybody could have gone to one.
  if (!views) return null;
  if (current.name === 'product') return <views.ProductView key={current.productId} id={current.productId} />;
  if (current.name === 'cart') return <views.CartView />;
  if (current.name === 'account') return <views.AccountView />;
  if (current.name === 'categories') return <views.CategoriesView />;
  return <views.FiltersView />;
}
