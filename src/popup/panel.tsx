import { useErrorBoundary } from 'preact/hooks';
import { Announcer } from '../ui/controls/announcer.tsx';
import { FailureNotice } from '../ui/controls/notice.tsx';
import { text } from '../ui/text.ts';
import { CartBar } from './cart/cart-bar.tsx';
import { WaitingMark } from './cart-news/waiting-mark.tsx';
import { Header } from './header.tsx';
import { HomeView } from './home/home-view.tsx';
import { isKeySheetOpen } from './key-sheet-state.ts';
import { scrollerId } from './navigation/focus.ts';
import { view } from './navigation/history.ts';
import { lazyViews } from './navigation/lazy-views.ts';
import { useNavigation } from './navigation/use-navigation.ts';
import { isOnline } from './network.ts';
import { openingFailure, openPanel } from './open-panel.ts';
import { ListView } from './search/list-view.tsx';
import { allows, isConnected } from './shop.ts';
import { EndedMark } from './sign-in/ended-mark.tsx';

/** The panel: search at the top, the cart bar at the bottom, one scrolling view between them. */
export function Panel() {
  const scroller = useNavigation();
  const { value: views } = lazyViews;
  return (
    <div class="panel">
      <Header />
      {!isOnline.value && (
        <p class="mark" role="status">
          {text('offlineMark')}
        </p>
      )}
      <EndedMark />
      <main class="scroller" id={scrollerId} ref={scroller} tabIndex={-1}>
        <CurrentView />
      </main>
      {views && <views.CartStrip />}
      <WaitingMark />
      {isConnected() !== false && (allows('cart') ? <CartBar /> : <p class="bar-none">{text('withoutCart')}</p>)}
      {views && isKeySheetOpen.value && <views.KeySheet />}
      <Announcer />
    </div>
  );
}

/** The view on screen. A bug in a view shows a failure in its place, never a blank panel. */
function CurrentView() {
  const [error, reset] = useErrorBoundary();
  if (error) return <FailureNotice failure={{ name: 'unexpected' }} onRetry={reset} />;
  if (openingFailure.value) return <FailureNotice failure={openingFailure.value} onRetry={() => void openPanel()} />;
  const { value: views } = lazyViews;
  if (isConnected() === false) return views && <views.Welcome />;
  const current = view.value;
  if (current.name === 'home') return <HomeView />;
  if (current.name === 'search') return <ListView />;
  if (current.name === 'category') return <ListView key={current.categoryId} />;
  // The lazy views load within moments, before the shopper can have opened one.
  if (!views) return null;
  if (current.name === 'product') return <views.ProductView key={current.productId} id={current.productId} />;
  if (current.name === 'cart') return <views.CartView />;
  if (current.name === 'account') return <views.AccountView />;
  if (current.name === 'categories') return <views.CategoriesView />;
  return <views.FiltersView />;
}
