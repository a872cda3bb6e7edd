import type { ComponentChildren } from 'preact';
import type { ProductCard } from '../../contract/catalog.ts';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { extensionName } from '../../ui/page.ts';
import { text } from '../../ui/text.ts';
import { CategoryChips } from '../categories/category-chips.tsx';
import { categories } from '../categories/category-state.ts';
import { treeOf } from '../categories/category-tree.ts';
import { openCategory } from '../categories/open-category.ts';
import { moveFocus } from '../navigation/focus.ts';
import { moveAmongResults } from '../navigation/move-among-results.ts';
import { ProductTile } from '../products/product-tile.tsx';
import { forgetAllViewed, forgetViewed } from '../search/browsing-history.ts';
import { ListStatus } from '../search/list-status.tsx';
import { ListBody } from '../search/list-view.tsx';
import { ResultsSkeleton } from '../search/results.tsx';
import { allows } from '../shop.ts';
import { home, homeFailure, isHomeBare } from './home-state.ts';
import { readHome } from './load-home.ts';
import { RecentSearches } from './recent-searches.tsx';

/** The view before the shopper types: products the shopper knows, and categories. Empty shelves are left out. */
export function HomeView() {
  const { value: known } = home;
  return (
    <div class="home">
      <h1 class="visually-hidden">{extensionName()}</h1>
      {homeFailure.value && <FailureNotice failure={homeFailure.value} onRetry={() => void readHome()} />}
      {known && (
        <>
          <RecentSearches />
          <Shelf name="viewed" title={text('recentlyViewed')} cards={known.recent} onForget={forget}>
            <button type="button" class="link-button" aria-label={text('forgetAllViewed')} onClick={forgetAll}>
              {text('clearList')}
            </button>
          </Shelf>
          <Shelf name="again" title={text('buyAgain')} cards={known.again} />
          <Departments />
          <Shelf name="sale" title={text('onSale')} cards={known.onSale} isGrid />
        </>
      )}
      {isHomeBare.value && (
        <>
          <ListStatus isQuiet />
          <ListBody />
        </>
      )}
      {!known && !homeFailure.value && <ResultsSkeleton look="tiles" />}
    </div>
  );
}

function forget(card: ProductCard): void {
  moveFocus();
  forgetViewed(card.id);
}

function forgetAll(): void {
  moveFocus();
  forgetAllViewed();
}

/** The top-level categories; a chip for all products where the shop has none and this view does not list them. */
function Departments() {
  const roots = allows('categories') ? treeOf(categories.value).roots : [];
  const isBare = isHomeBare.value;
  if (roots.length === 0 && isBare) return null;
  return (
    <section class="shelf-part">
      {roots.length > 0 && !isBare && <h2 class="subtitle shelf-title">{text('categories')}</h2>}
      <CategoryChips categories={roots} hasAllChip />
      {roots.length === 0 && (
        <div class="chips">
          <button id="all-products" type="button" class="chip" onClick={() => openCategory(undefined)}>
            {text('allProducts')}
          </button>
        </div>
      )}
    </section>
  );
}

interface ShelfProps {
  name: string;
  title: string;
  cards: ProductCard[];
  /** Two columns of larger pictures instead of a line that scrolls. */
  isGrid?: boolean;
  onForget?: (card: ProductCard) => void;
  /** Actions on the whole shelf, beside its title. */
  children?: ComponentChildren;
}

/** Products under a title. */
function Shelf({ name, title, cards, isGrid = false, onForget, children }: ShelfProps) {
  if (cards.length === 0) return null;
  return (
    <section class="shelf-part">
      <div class="shelf-head">
        <h2 class="subtitle shelf-title">{title}</h2>
        {children}
      </div>
      <ul class={isGrid ? 'tiles' : 'shelf'} aria-label={title} onKeyDown={moveAmongResults}>
        {cards.map((card) => (
          <ProductTile key={card.id} card={card} shelf={name} onForget={onForget} />
        ))}
      </ul>
    </section>
  );
}
