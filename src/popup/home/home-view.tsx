import type { ComponentChildren } from 'preact';
import type { ProductCard } from '../../contract/catalog.ts';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { extensionName } from '../../ui/page.ts';
import { text } from '../../ui/text.ts';
import { CategoryChips } from '../categories/category-chips.tsx';
import { treeOf } from '../categories/category-tree.ts';
import { passFocus } from '../navigation/history.ts';
import { ProductTile } from '../products/product-tile.tsx';
import { forgetAllViewed, forgetViewed } from '../search/browsing-history.ts';
import { EarlierSearches } from '../search/earlier-searches.tsx';
import { ListBody } from '../search/list.tsx';
import { readHome } from '../search/load-results.ts';
import { moveAmongResults } from '../search/move-among-results.ts';
import { ResultsSkeleton } from '../search/results.tsx';
import { categories, home, homeFailure, isHomeBare } from '../search/search-state.ts';
import { ListStatus } from '../search/status.tsx';
import { openCategory } from '../search/type-ahead.ts';
import { allows } from '../shop.ts';

/** The front page, before anything is typed: what the shopper knows, and where to look. What the shop has none of is left out. */
export function HomeView() {
  const { value: known } = home;
  return (
    <div class="home">
      <h1 class="visually-hidden">{extensionName()}</h1>
      {homeFailure.value && <FailureNotice failure={homeFailure.value} onRetry={() => void readHome()} />}
      {known && (
        <>
          <EarlierSearches />
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
  passFocus();
  forgetViewed(card.id);
}

function forgetAll(): void {
  passFocus();
  forgetAllViewed();
}

/** The way to everything there is: by categories, or to all products where the shop has none and they do not stand below. */
function Departments() {
  const roots = allows('categories') ? treeOf(categories.value).roots : [];
  const isBare = isHomeBare.value;
  if (roots.length === 0 && isBare) return null;
  return (
    <section class="shelf-part">
      {roots.length > 0 && !isBare && <h2 class="subtitle shelf-title">{text('categories')}</h2>}
      <CategoryChips of={roots} leadsToAll />
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
  /** Two columns of larger pictures instead of a line to move along. */
  isGrid?: boolean;
  onForget?: (card: ProductCard) => void;
  /** What can be done with the whole of it. */
  children?: ComponentChildren;
}

/** Some products with a title. */
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
