/**
 * The panel dies at the first click beside it. What was on screen is kept, so that the next opening begins with it in its very
 * first frame, before the worker has been asked anything.
 */
import { batch } from '@preact/signals';
import type { Panel } from '../../contract/panel.ts';
import type { SearchAbilities } from '../../contract/search.ts';
import { readSnapshot, type StoredSnapshot, snapshotVersion } from '../../ui/first-frame/snapshot-read.ts';
import { enterCart } from '../cart/apply-cart.ts';
import { type HistoryEntry, restoreWay } from '../navigation/history.ts';
import { earlier } from '../search/browsing-history.ts';
import { enterHome, restoreListing } from '../search/load-results.ts';
import { abilities, type Listing, opened, type ProductOnView } from '../search/search-state.ts';
import { closeSuggestions } from '../search/type-ahead.ts';
import { enterShop, era } from '../shop.ts';
import { applyAccount } from '../sign-in/apply-account.ts';
import { type Drafts, restoreDrafts } from './drafts.ts';

export interface Snapshot {
  /** Of the extension: another one may keep it otherwise. */
  version: string;
  /** Milliseconds since 1970. */
  at: number;
  panel: Omit<Panel, 'era' | 'due'>;
  way: [HistoryEntry, ...HistoryEntry[]];
  listing?: Listing;
  abilities?: SearchAbilities;
  opened: ProductOnView[];
  drafts: Drafts;
}

/** How long the view is the same again; then it is the front page. Milliseconds. */
const viewLasts = 10 * 60_000;

/** What the last opening has left; `undefined` where that was nothing, or nothing of ours. */
export async function readOwnSnapshot(): Promise<StoredSnapshot<Snapshot> | undefined> {
  const kept = await readSnapshot<Snapshot>();
  return kept && isOurs(kept.value) ? kept : undefined;
}

/** What this version has written has all that it writes. */
function isOurs(value: Partial<Snapshot> | undefined): boolean {
  if (value?.version !== snapshotVersion()) return false;
  const { at, panel, way, listing: list, opened: products, drafts } = value;
  const { cart: kept, home: front } = panel ?? {};
  return (
    typeof at === 'number' &&
    typeof panel?.shop?.locale === 'string' &&
    typeof panel.account?.state === 'string' &&
    Array.isArray(panel.earlier) &&
    allHave('id', kept?.lines) &&
    (front === undefined ||
      [front.recent, front.again, front.onSale, front.categories].every((each) => allHave('id', each))) &&
    allHave('view', way) &&
    way?.length !== 0 &&
    (list === undefined || (typeof list.of?.text === 'string' && allHave('id', list.results))) &&
    allHave('glimpse', products) &&
    typeof drafts?.entrance?.email === 'string' &&
    typeof drafts.parts === 'object' &&
    typeof drafts.code === 'string' &&
    typeof drafts.place === 'object'
  );
}

/** Whether this is a list, each entry of which has a field of that name. */
function allHave(name: string, entries: readonly unknown[] | undefined): boolean {
  return Array.isArray(entries) && entries.every((each) => typeof each === 'object' && each !== null && name in each);
}

/** Puts the panel back to what it was. */
export function restore({ viewerEpoch: whose, value }: StoredSnapshot<Snapshot>): void {
  const age = Math.abs(Date.now() - value.at);
  batch(() => {
    era.value = whose;
    enterShop(value.panel.shop);
    applyAccount(value.panel.account);
    enterCart(value.panel.cart);
    if (value.panel.home) enterHome(value.panel.home);
    earlier.value = value.panel.earlier;
    restoreDrafts(value.drafts);
    if (age > viewLasts) return;
    abilities.value = value.abilities;
    opened.value = value.opened;
    if (value.listing) restoreListing(value.listing);
    restoreWay(value.way);
    // They come again with the next letter.
    closeSuggestions();
  });
}
