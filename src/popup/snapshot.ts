/**
 * The panel dies at the first click beside it. What was on screen is kept, so that the next opening begins with it in its very
 * first frame, before the worker has been asked anything.
 */
import { batch, effect } from '@preact/signals';
import type { Panel } from '../contract/panel.ts';
import type { SearchAbilities } from '../contract/search.ts';
import { keep } from '../ui/keep.ts';
import { type Kept, keptVersion, readKept } from '../ui/kept.ts';
import { meetAccount } from './account/meet.ts';
import { account } from './account/state.ts';
import { cart } from './cart/state.ts';
import { enterCart } from './cart/taking.ts';
import { enterHome, restoreListing } from './catalog/actions.ts';
import { earlier } from './catalog/memories.ts';
import { closeSuggestions } from './catalog/searching.ts';
import { abilities, home, isHomeBare, type Listing, listing, opened, type ProductOnView } from './catalog/state.ts';
import { type Drafts, restoreDrafts, takeDrafts } from './drafts.ts';
import { furtherViews } from './further-views.ts';
import { enterShop, era, shop } from './shop.ts';
import { type Place, restoreWay, scrollerId, wayHere } from './view.ts';

export interface Snapshot {
  /** Of the extension: another one may keep it otherwise. */
  version: string;
  /** Milliseconds since 1970. */
  at: number;
  panel: Omit<Panel, 'era' | 'due'>;
  way: [Place, ...Place[]];
  listing?: Listing;
  abilities?: SearchAbilities;
  opened: ProductOnView[];
  drafts: Drafts;
}

/** How long the view is the same again; then it is the front page. Milliseconds. */
const viewLasts = 10 * 60_000;
/** More than a panel shows of a list or a cart; each row costs time at the next opening. */
const mostRows = 40;
/** Milliseconds without a change until it is kept. */
const rest = 200;

/** What the last opening has left; `undefined` where that was nothing, or nothing of ours. */
export async function readSnapshot(): Promise<Kept<Snapshot> | undefined> {
  const kept = await readKept<Snapshot>();
  return kept && isOurs(kept.value) ? kept : undefined;
}

/** What this version has written has all that it writes. */
function isOurs(value: Partial<Snapshot> | undefined): boolean {
  if (value?.version !== keptVersion()) return false;
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
export function restore({ era: whose, value }: Kept<Snapshot>): void {
  const age = Math.abs(Date.now() - value.at);
  batch(() => {
    era.value = whose;
    enterShop(value.panel.shop);
    meetAccount(value.panel.account);
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

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Keeps what is on screen now, for a panel that opens in this one's place. */
export function keepNow(): void {
  clearTimeout(waiting);
  const taken = take();
  if (taken) keep(taken, furtherViews.value?.takeFrame());
}

/** Keeps what is on screen whenever it changes, and once more when the panel goes. */
export function keepSnapshots(): void {
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(keepNow, rest);
  };
  effect(() => {
    if (era.value && shop.value && account.value && cart.value && wayHere.value) later();
    // Read, so that this runs again when they change.
    void [home.value, earlier.value, listing.value, opened.value, takeDrafts()];
  });
  document.getElementById(scrollerId)?.addEventListener('scroll', later, { passive: true });
  document.addEventListener('visibilitychange', keepNow);
}

function take(): Kept<Snapshot> | undefined {
  const { value: whose } = era;
  const { value: view } = shop;
  if (!whose || !view) return undefined;
  const [first, ...rest] = wayHere.value;
  const way: [Place, ...Place[]] = [first, ...rest];
  const scroll = document.getElementById(scrollerId)?.scrollTop ?? 0;
  way[way.length - 1] = { ...(way.at(-1) ?? first), scroll };
  const products = way.flatMap((place) => (place.view.name === 'product' ? place.view.productId : []));
  const isAtHome = way.length === 1;
  const list = isAtHome && !isHomeBare.value ? undefined : listing.value;
  return {
    era: whose,
    value: {
      version: keptVersion(),
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
      ...(list && list.results.length <= mostRows && { listing: list }),
      ...(abilities.value && { abilities: abilities.value }),
      // What could not be read is asked for again.
      opened: opened.value.filter(({ id }) => products.includes(id)).map(({ failure: _, ...known }) => known),
      drafts: takeDrafts(),
    },
  };
}
