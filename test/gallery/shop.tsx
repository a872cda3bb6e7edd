import type { CartNews } from '../../src/contract/cart.ts';
import type { FailureName } from '../../src/contract/failure.ts';
import { CartBar } from '../../src/popup/cart/cart-bar.tsx';
import { CartLine } from '../../src/popup/cart/cart-line.tsx';
import { EmptyCart } from '../../src/popup/cart/empty-cart.tsx';
import { deliveryDraft, receivedCart } from '../../src/popup/cart/state.ts';
import { CartNews as MergeNews } from '../../src/popup/cart-news/cart-news.tsx';
import { Rejected } from '../../src/popup/cart-news/rejected.tsx';
import { WaitingMark } from '../../src/popup/cart-news/waiting-mark.tsx';
import { CategoryChips } from '../../src/popup/categories/category-chips.tsx';
import { Codes } from '../../src/popup/checkout/codes.tsx';
import { Estimate } from '../../src/popup/checkout/estimate.tsx';
import { Totals } from '../../src/popup/checkout/totals.tsx';
import { Header } from '../../src/popup/header.tsx';
import { RecentSearches } from '../../src/popup/home/recent-searches.tsx';
import { ProductRow } from '../../src/popup/products/product-row.tsx';
import { openedProducts } from '../../src/popup/products/product-state.ts';
import { ProductTile } from '../../src/popup/products/product-tile.tsx';
import { recentSearches } from '../../src/popup/search/browsing-history.ts';
import { ResultsSkeleton } from '../../src/popup/search/results.tsx';
import { SearchField } from '../../src/popup/search/search-field.tsx';
import { applyShop } from '../../src/popup/shop.ts';
import { account } from '../../src/popup/sign-in/account-state.ts';
import { EndedMark } from '../../src/popup/sign-in/ended-mark.tsx';
import { Welcome } from '../../src/popup/welcome.tsx';
import { countedLine, euro, kettle, shirt, teapot } from '../popup/harness/products.ts';
import { cardOfEachKind, lineOfEachKind, longName } from './goods.ts';
import { nothing } from './props.ts';
import type { Kind, Sample } from './sample.ts';

/** The components of the panel, with products in the cart. */
export function shop(): Kind[] {
  applyShop({ projectKey: 'shop', locale: 'en-GB', country: 'DE', without: [], mayKeepSignedIn: true, pages: {} });
  account.value = { state: 'ended' };
  recentSearches.value = ['teapot', 'linen shirt', longName];
  openedProducts.value = [{ id: kettle.id, preview: kettle, product: kettle }];
  deliveryDraft.value = { postalCode: '20457' };
  receivedCart.value = {
    lines: lineOfEachKind().map(({ line }) => line),
    count: 10_012,
    totals: { subtotal: euro(123_456_789_00), total: euro(123_456_789_00) },
    codes: (['waiting', 'applied', 'not-valid', 'beaten'] as const).map((state) => ({
      id: state,
      code: state.toUpperCase(),
      state,
    })),
    checkoutUrl: 'https://shop.example/checkout',
    waiting: { count: 2, since: Date.now() - 60_000, failure: { name: 'offline' } },
  };
  return [
    { name: 'Around the view', samples: frame() },
    { name: 'Products', samples: products() },
    { name: 'Ways to look', samples: ways() },
    { name: 'Cart', samples: cart() },
    { name: 'What became of a change', samples: changes() },
    { name: 'Nothing there', samples: empty() },
  ];
}

function frame(): Sample[] {
  return [
    { name: 'Header', of: <Header />, isWide: true },
    { name: 'Search field', of: <SearchField /> },
    { name: 'Cart bar, of many things', of: <CartBar />, isWide: true },
    { name: 'Mark of changes that wait', of: <WaitingMark />, isWide: true },
    { name: 'Mark of a session that was ended', of: <EndedMark />, isWide: true },
  ];
}

function products(): Sample[] {
  return [
    ...cardOfEachKind().map(
      ({ name, card }): Sample => ({
        name: `Row, ${name}`,
        of: (
          <ul class="rows">
            <ProductRow card={card} typed="tea" />
          </ul>
        ),
        isWide: true,
      }),
    ),
    {
      name: 'Tiles',
      of: (
        <ul class="tiles">
          {cardOfEachKind()
            .slice(0, 4)
            .map(({ card }) => (
              <ProductTile key={card.id} card={{ ...card, id: `tile-${card.id}` }} onForget={nothing} />
            ))}
        </ul>
      ),
      isWide: true,
    },
    { name: 'Rows, loading', of: <ResultsSkeleton look="rows" />, isWide: true },
    { name: 'Tiles, loading', of: <ResultsSkeleton look="tiles" />, isWide: true },
  ];
}

function ways(): Sample[] {
  const categories = ['Kitchen & Table', 'Home', 'Wardrobe', longName].map((name) => ({
    id: name,
    name,
    language: 'en',
    path: [],
  }));
  return [
    { name: 'Categories', of: <CategoryChips categories={categories} hasAllChip />, isWide: true },
    { name: 'Earlier searches', of: <RecentSearches />, isWide: true },
  ];
}

function cart(): Sample[] {
  return [
    ...lineOfEachKind().map(
      ({ name, line }): Sample => ({
        name: `Line, ${name}`,
        of: (
          <ul class="lines">
            <CartLine line={line} isClosed={false} onRemove={nothing} />
          </ul>
        ),
        isWide: true,
      }),
    ),
    { name: 'Discount codes, in each state', of: <Codes />, isWide: true },
    { name: 'Estimate, open', of: <Estimate />, isWide: true },
    {
      name: 'Totals, of all rows',
      of: (
        <Totals
          isWaiting={false}
          totals={{
            subtotal: euro(12_300),
            discount: euro(1_230),
            shipping: euro(490),
            tax: euro(1_767),
            taxIsIncluded: true,
            total: euro(11_560),
          }}
        />
      ),
      isWide: true,
    },
    {
      name: 'Totals, waiting',
      of: <Totals isWaiting totals={{ subtotal: euro(123_456_789_00), total: euro(123_456_789_00) }} />,
      isWide: true,
    },
  ];
}

function changes(): Sample[] {
  const line = countedLine(shirt, 3, { traits: [{ axis: 'size', label: 'M' }] });
  const refused = (name: FailureName, limit?: number): Sample => ({
    name: `Refused: ${name}`,
    of: (
      <Rejected
        news={{ id: name, kind: 'refused', commands: [], line, failure: { name, ...(limit && { limit }) } }}
        close={nothing}
      />
    ),
  });
  const merged: CartNews = { id: 'merged', kind: 'merged', lines: [{ ...countedLine(teapot, 1), guestQuantity: 3 }] };
  receivedCart.value = { ...receivedCart.value, news: [merged], merge: { held: 'merge', other: 'leave-guest' } };
  return [
    refused('no-longer-sold'),
    refused('above-limit', 5),
    refused('sign-in-needed'),
    refused('conflict'),
    { name: 'Two carts became one', of: <MergeNews onGone={nothing} />, isWide: true },
  ];
}

function empty(): Sample[] {
  return [
    { name: 'No shop yet', of: <Welcome />, isWide: true },
    { name: 'Empty cart', of: <EmptyCart />, isWide: true },
  ];
}
