/** Keeps what is on screen for the next opening: see `snapshot.ts`, which begins with it. */
import { effect } from '@preact/signals';
import { type StoredSnapshot, snapshotVersion } from '../../ui/first-frame/snapshot-read.ts';
import { writeSnapshot } from '../../ui/first-frame/snapshot-write.ts';
import { cart } from '../cart/state.ts';
import { type HistoryEntry, scrollerId, wayHere } from '../navigation/history.ts';
import { earlier } from '../search/browsing-history.ts';
import { abilities, home, isHomeBare, type Listing, listing, opened } from '../search/search-state.ts';
import { era, shop } from '../shop.ts';
import { account } from '../sign-in/account-state.ts';
import { takeDrafts } from './drafts.ts';
import { captureFrame } from './first-frame-capture.ts';
import type { Snapshot } from './restore.ts';

/** More than a panel shows of a list or a cart; each row costs time at the next opening. */
const mostRows = 40;
/** Milliseconds without a change until it is kept. */
const rest = 200;

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Keeps what is on screen now, for a panel that opens in this one's place. */
export function captureNow(): void {
  clearTimeout(waiting);
  const taken = take();
  if (taken) writeSnapshot(taken, captureFrame());
}

/**
 * Keeps what is on screen whenever it changes, and once more when the panel goes or the shopper turns to something else. From
 * then on it is another panel's turn: what is told to one beside the page must not undo what is typed in the popup.
 */
export function captureSnapshots(): void {
  let isAway = false;
  const later = () => {
    clearTimeout(waiting);
    if (!isAway) waiting = setTimeout(captureNow, rest);
  };
  effect(() => {
    if (era.value && shop.value && account.value && cart.value && wayHere.value) later();
    // Read, so that this runs again when they change.
    void [home.value, earlier.value, listing.value, opened.value, takeDrafts()];
  });
  document.getElementById(scrollerId)?.addEventListener('scroll', later, { passive: true });
  document.addEventListener('visibilitychange', () => isAway || captureNow());
  addEventListener('blur', () => {
    captureNow();
    isAway = true;
  });
  addEventListener('focus', () => {
    isAway = false;
    later();
  });
}

/** As much of a list as is kept of one; the rest is asked for as its next page is. */
function beginning(list: Listing): Listing {
  if (list.results.length <= mostRows) return list;
  const { isCutOff: _, ...rest } = list;
  return { ...rest, results: list.results.slice(0, mostRows), nextOffset: mostRows };
}

function take(): StoredSnapshot<Snapshot> | undefined {
  const { value: whose } = era;
  const { value: view } = shop;
  if (!whose || !view) return undefined;
  const [first, ...rest] = wayHere.value;
  const way: [HistoryEntry, ...HistoryEntry[]] = [first, ...rest];
  const scroll = document.getElementById(scrollerId)?.scrollTop ?? 0;
  way[way.length - 1] = { ...(way.at(-1) ?? first), scroll };
  const products = way.flatMap((place) => (place.view.name === 'product' ? place.view.productId : []));
  const isAtHome = way.length === 1;
  const list = isAtHome && !isHomeBare.value ? undefined : listing.value;
  return {
    viewerEpoch: whose,
    value: {
      version: snapshotVersion(),
      at: Date.now(),
      panel: {
        shop: view,
        account: account.value,
        cart: { ...cart.value, lines: cart.value.lines.slice(0, mostRows) },
        // Elsewhere it is not seen, and the worker has it.
        ...(home.value && isAtHome && { home: home.value }),
        earlier: [...earlier.value],
      },
      way,
      ...(list && { listing: beginning(list) }),
      ...(abilities.value && { abilities: abilities.value }),
      // What could not be read is asked for again.
      opened: opened.value.filter(({ id }) => products.includes(id)).map(({ failure: _, ...known }) => known),
      drafts: takeDrafts(),
    },
  };
}
