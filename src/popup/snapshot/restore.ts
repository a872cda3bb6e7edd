/**
 * Restores the snapshot of the last opening. The browser destroys the panel when the shopper clicks outside the popup;
 * the next opening shows the former content in its first frame, before the worker answers.
 */
import { batch } from '@preact/signals';
import type { Panel } from '../../contract/panel.ts';
import { isFresh } from '../../contract/rules/freshness.ts';
import type { SearchAbilities } from '../../contract/search.ts';
import { readSnapshot, type StoredSnapshot, snapshotVersion } from '../../ui/first-frame/snapshot-read.ts';
import { replaceCart } from '../cart/apply-cart.ts';
import { applyHome } from '../home/load-home.ts';
import { restoreHistory } from '../navigation/history.ts';
import type { HistoryEntries } from '../navigation/history-entry.ts';
import { type OpenedProduct, openedProducts } from '../products/product-state.ts';
import { recentSearches } from '../search/browsing-history.ts';
import { restoreListing } from '../search/load-results.ts';
import { type Listing, searchAbilities } from '../search/search-state.ts';
import { closeSuggestions } from '../search/type-ahead.ts';
import { applyShop, viewerEpoch } from '../shop.ts';
import { applyAccount } from '../sign-in/apply-account.ts';
import { type Drafts, restoreDrafts } from './drafts.ts';

export interface Snapshot {
  /** Version of the extension that wrote the snapshot: other versions may have another format. */
  version: string;
  /** When the snapshot was written, milliseconds since 1970. */
  at: number;
  panel: Omit<Panel, 'viewerEpoch' | 'due'>;
  history: HistoryEntries;
  listing?: Listing;
  abilities?: SearchAbilities;
  opened: OpenedProduct[];
  drafts: Drafts;
}

/** How long the same view opens again; afterwards the home view opens. Milliseconds. */
const viewLastsMilliseconds = 10 * 60_000;

/** Reads the snapshot of the last opening; `undefined` where there is none that this version can restore. */
export async function readOwnSnapshot(): Promise<StoredSnapshot<Snapshot> | undefined> {
  const snapshot = await readSnapshot<Snapshot>();
  return snapshot && isComplete(snapshot.value) ? snapshot : undefined;
}

/** Whether this version wrote the snapshot, and all parts are there. */
function isComplete(value: Partial<Snapshot> | undefined): boolean {
  if (value?.version !== snapshotVersion()) return false;
  const { at, panel, history, listing, opened, drafts } = value;
  const { cart, home } = panel ?? {};
  return (
    typeof at === 'number' &&
    typeof panel?.shop?.locale === 'string' &&
    typeof panel.account?.state === 'string' &&
    Array.isArray(panel.earlier) &&
    allHave('id', cart?.lines) &&
    (home === undefined ||
      [home.recent, home.again, home.onSale, home.categories].every((list) => allHave('id', list))) &&
    allHave('view', history) &&
    history?.length !== 0 &&
    (listing === undefined || (typeof listing.query?.text === 'string' && allHave('id', listing.results))) &&
    allHave('preview', opened) &&
    typeof drafts?.signIn?.email === 'string' &&
    typeof drafts.parts === 'object' &&
    typeof drafts.code === 'string' &&
    typeof drafts.delivery === 'object'
  );
}

/** Whether this is a list of objects that all have a property of that name. */
function allHave(name: string, entries: readonly unknown[] | undefined): boolean {
  return Array.isArray(entries) && entries.every((each) => typeof each === 'object' && each !== null && name in each);
}

/** Puts the panel into the state of a snapshot. */
export function restore({ viewerEpoch: epoch, value }: StoredSnapshot<Snapshot>): void {
  batch(() => {
    viewerEpoch.value = epoch;
    applyShop(value.panel.shop);
    applyAccount(value.panel.account);
    replaceCart(value.panel.cart);
    if (value.panel.home) applyHome(value.panel.home);
    recentSearches.value = value.panel.earlier;
    restoreDrafts(value.drafts);
    if (!isFresh(value.at, viewLastsMilliseconds, Date.now())) return;
    searchAbilities.value = value.abilities;
    openedProducts.value = value.opened;
    if (value.listing) restoreListing(value.listing);
    restoreHistory(value.history);
    // Suggestions return with the next letter.
    closeSuggestions();
  });
}
