/** Captures what is on screen for the next opening, which `restore.ts` begins with. */
import { effect } from '@preact/signals';
import { type StoredSnapshot, snapshotVersion } from '../../ui/first-frame/snapshot-read.ts';
import { writeSnapshot } from '../../ui/first-frame/snapshot-write.ts';
import { cart } from '../cart/state.ts';
import { home, isHomeBare } from '../home/home-state.ts';
import { scrollerId } from '../navigation/focus.ts';
import { historyEntries } from '../navigation/history.ts';
import type { HistoryEntries } from '../navigation/history-entry.ts';
import { openedProducts } from '../products/product-state.ts';
import { recentSearches } from '../search/browsing-history.ts';
import { type Listing, listing, searchAbilities } from '../search/search-state.ts';
import { shop, viewerEpoch } from '../shop.ts';
import { account } from '../sign-in/account-state.ts';
import { takeDrafts } from './drafts.ts';
import { captureFrame } from './first-frame-capture.ts';
import type { Snapshot } from './restore.ts';

/** More than the panel shows of a list or a cart; each row costs time at the next opening. */
const mostRows = 40;
/** Time without a change until the snapshot is written. Milliseconds. */
const quietMilliseconds = 200;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Writes a snapshot now, for a panel that opens in place of this one. */
export function captureNow(): void {
  clearTimeout(timer);
  const snapshot = takeSnapshot();
  if (snapshot) writeSnapshot(snapshot, captureFrame());
}

/**
 * Writes a snapshot after each change on screen, and once more when the panel closes or loses focus. A panel without
 * focus writes none: a broadcast to the panel beside the page must not overwrite what the shopper types in the popup.
 */
export function captureSnapshots(): void {
  let isAway = false;
  const captureLater = () => {
    clearTimeout(timer);
    if (!isAway) timer = setTimeout(captureNow, quietMilliseconds);
  };
  effect(() => {
    if (viewerEpoch.value && shop.value && account.value && cart.value && historyEntries.value) captureLater();
    // Read here, so that the effect runs when they change.
    void [home.value, recentSearches.value, listing.value, openedProducts.value, takeDrafts()];
  });
  document.getElementById(scrollerId)?.addEventListener('scroll', captureLater, { passive: true });
  document.addEventListener('visibilitychange', () => isAway || captureNow());
  addEventListener('blur', () => {
    captureNow();
    isAway = true;
  });
  addEventListener('focus', () => {
    isAway = false;
    captureLater();
  });
}

/** The list's first rows, with the rest as a next page to request. */
function firstRows(list: Listing): Listing {
  if (list.results.length <= mostRows) return list;
  const { isCutOff: _, ...rest } = list;
  return { ...rest, results: list.results.slice(0, mostRows), nextOffset: mostRows };
}

function takeSnapshot(): StoredSnapshot<Snapshot> | undefined {
  const [epoch, shopView] = [viewerEpoch.value, shop.value];
  if (!epoch || !shopView) return undefined;
  const history = historyWithScroll();
  const isAtHome = history.length === 1;
  const list = isAtHome && !isHomeBare.value ? undefined : listing.value;
  const productIds = history.flatMap(({ view }) => (view.name === 'product' ? view.productId : []));
  return {
    viewerEpoch: epoch,
    value: {
      version: snapshotVersion(),
      at: Date.now(),
      panel: {
        shop: shopView,
        account: account.value,
        cart: { ...cart.value, lines: cart.value.lines.slice(0, mostRows) },
        // Other views do not show the home view's products; the worker sends them when the panel opens.
        ...(home.value && isAtHome && { home: home.value }),
        earlier: [...recentSearches.value],
      },
      history,
      ...(list && { listing: firstRows(list) }),
      ...(searchAbilities.value && { abilities: searchAbilities.value }),
      // Without failures: the next panel reads these products again.
      opened: openedProducts.value
        .filter(({ id }) => productIds.includes(id))
        .map(({ failure: _, ...product }) => product),
      drafts: takeDrafts(),
    },
  };
}

function historyWithScroll(): HistoryEntries {
  const scroll = document.getElementById(scrollerId)?.scrollTop ?? 0;
  const [first, ...rest] = historyEntries.value;
  const history: HistoryEntries = [first, ...rest];
  history[history.length - 1] = { ...(history.at(-1) ?? first), scroll };
  return history;
}
