import { batch, effect, untracked } from '@preact/signals';
import type { Home } from '../../contract/catalog.ts';
import { failureOf } from '../../contract/failure.ts';
import type { SearchPage } from '../../contract/search.ts';
import { send } from '../../ui/send.ts';
import { keepUnchanged } from '../keep-unchanged.ts';
import { forgetPlaces, goBrowse, passFocus, view } from '../navigation/history.ts';
import { forgetBrowsingHistory } from './browsing-history.ts';
import { isNarrower } from './match-text.ts';
import { isAskable, keyOf, same, type Wanted } from './query.ts';
import {
  abilities,
  busy,
  categories,
  choosing,
  failure,
  hasSuggestedWords,
  home,
  homeFailure,
  type Listing,
  listing,
  opened,
  suggested,
  wanted,
} from './search-state.ts';

/** While somebody types, the shop is asked at most this often: every few letters show results. Milliseconds. */
const strideMilliseconds = 250;
/** Time after the last keystroke until the shop is asked in any case. Milliseconds. */
const restMilliseconds = 150;
/** After so long stock and prices of a list are asked for again. Milliseconds. */
const freshMilliseconds = 5 * 60_000;
/** Lists that are kept to come back to. */
const mostShown = 40;

interface Question extends Wanted {
  offset: number;
}

/** Lists that were shown, by what they answer to: going back to one needs no request. */
const lists = new Map<string, Listing>();
/** What the shop is being asked, so that it is not asked the same again. */
let underWay: Question | undefined;
/** What the shop has given no list for. */
let failed: { question: Question; length: number } | undefined;
/** Counts questions for the front page: an answer to an earlier one may be another shop's or shopper's. */
let homeTurn = 0;
let askedAt = Number.NEGATIVE_INFINITY;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** Shows the wanted list whenever another one is wanted: from memory at once, or else from the shop. */
export function followWanted(): void {
  // Options that are open in a row are open there, not wherever else the product is shown.
  effect(() => {
    if (view.value) choosing.value = undefined;
  });
  effect(() => {
    const want = wanted.value;
    // Letters follow each other; who presses something has waited for it.
    if (want) untracked(() => showWanted(want.text === '' ? 'now' : 'in-stride'));
  });
}

/**
 * Shows the list that is wanted. `in-stride` keeps a distance between two questions to the shop; while one is on its way the
 * next waits for its answer, or for the typing to rest: then it goes in its place.
 */
export function showWanted(pace: 'now' | 'in-stride' = 'now'): void {
  const want = wanted.value;
  clearTimeout(waiting);
  if (!want || (underWay && pace === 'in-stride' && same(underWay, want))) return;
  const isShown = listing.value && same(listing.value.of, want) && !failure.value;
  const known = isShown ? listing.value : lists.get(keyOf(want));
  // An old one stands there until the new one comes.
  const isAsked = underWay !== undefined && same(underWay, want);
  const mustAsk = (known ? isOld(known) && !isAsked : true) && isAnswerable(want);
  // The next page of what is shown already may come.
  if (!mustAsk && !isAsked) underWay = undefined;
  batch(() => {
    failure.value = undefined;
    if (known) listing.value = known;
    busy.value = mustAsk || underWay !== undefined;
  });
  if (!mustAsk) return;
  const wait = underWay
    ? restMilliseconds
    : Math.min(restMilliseconds, askedAt + strideMilliseconds - performance.now());
  if (pace === 'now' || wait <= 0) void askFor({ ...want, offset: 0 }, known?.results.length);
  else waiting = setTimeout(() => showWanted(), wait);
}

function isOld({ readAt }: Listing): boolean {
  return Math.abs(Date.now() - readAt) >= freshMilliseconds;
}

function isAnswerable({ text }: Wanted): boolean {
  return text === '' || (isAskable(text) && abilities.value?.search !== false);
}

/** Asks again for what failed. */
export function retryListing(): void {
  const want = wanted.value;
  if (!want) return;
  failure.value = undefined;
  const { question, length } = failed && same(failed.question, want) ? failed : { question: { ...want, offset: 0 } };
  void askFor(question, length);
}

/** Takes over a list that an earlier panel has shown; an old one is asked for again, and stands there meanwhile. */
export function restoreListing(kept: Listing): void {
  listing.value = kept;
  lists.set(keyOf(kept.of), kept);
  if (isOld(kept)) void askFor({ ...kept.of, offset: 0 }, kept.results.length);
}

/** Adds the next page to the list, if there is one. */
export function showMore(): void {
  const current = listing.value;
  if (busy.value || failure.value || current?.nextOffset === undefined || !same(current.of, wanted.value)) return;
  void askFor({ ...current.of, offset: current.nextOffset });
}

/** Asks for the categories where the front page did not bring them. */
export async function readCategories(): Promise<void> {
  const fresh = await send('catalog.categories').catch(() => undefined);
  if (fresh) categories.value = fresh;
}

/** Takes over a front page: the last-known one, or the shop's answer. */
export function enterHome(entered: Home): void {
  batch(() => {
    homeFailure.value = undefined;
    home.value = {
      ...entered,
      recent: keepUnchanged(entered.recent),
      again: keepUnchanged(entered.again),
      onSale: keepUnchanged(entered.onSale),
    };
    // Those of the last time are better than none.
    if (entered.categories.length > 0 || categories.value.length === 0) categories.value = entered.categories;
  });
}

/** Asks for the front page. What was known of it stays on screen until then, and when that fails. */
export async function readHome(): Promise<void> {
  homeTurn += 1;
  const mine = homeTurn;
  try {
    const answered = await send('catalog.home');
    if (mine === homeTurn) enterHome(answered);
  } catch (thrown) {
    if (mine === homeTurn) homeFailure.value = failureOf(thrown);
  }
}

/** To the front page, from wherever. */
export function browseAll(): void {
  passFocus();
  goBrowse();
}

/** Forgets what a shop or a shopper showed that is no longer the one. */
export function forgetListings(): void {
  lists.clear();
  clearTimeout(waiting);
  // What is still on its way is theirs.
  underWay = undefined;
  homeTurn += 1;
  forgetBrowsingHistory();
  batch(() => {
    busy.value = false;
    failure.value = undefined;
    homeFailure.value = undefined;
    listing.value = undefined;
    abilities.value = undefined;
    suggested.value = { text: '', list: [] };
    hasSuggestedWords.value = false;
    home.value = undefined;
    categories.value = [];
    opened.value = [];
    choosing.value = undefined;
    forgetPlaces(['search', 'category', 'categories', 'narrow', 'product']);
  });
}

/**
 * Asks for a list. The newest question wins: the worker ends the one before it, and an answer that still comes is dropped.
 *
 * @param length of what stands there, which is asked for as well: the list does not become shorter under the shopper's eyes
 */
async function askFor(question: Question, length = 0): Promise<void> {
  if (underWay && same(underWay, question) && underWay.offset === question.offset) return;
  underWay = question;
  askedAt = performance.now();
  busy.value = true;
  const answer = await readPages(question, length).then(
    (page) => ({ page }),
    (thrown: unknown) => ({ failed: failureOf(thrown) }),
  );
  if (underWay !== question) return;
  underWay = undefined;
  const want = wanted.value;
  if (!want) {
    busy.value = false;
    return;
  }
  const isWanted = same(question, want);
  batch(() => {
    if (isWanted) busy.value = false;
    if ('failed' in answer) {
      failed = { question, length };
      if (isWanted) failure.value = answer.failed;
    }
    // What was typed meanwhile waits for its own answer; until then the beginning's will do.
    else if (isWanted || isNarrower(question, want)) take(question, answer.page);
  });
  if (!isWanted) showWanted('in-stride');
}

/** A page, and those after it until there are as many products, as one. */
async function readPages(question: Question, length: number): Promise<SearchPage> {
  const first = await send('catalog.search', question);
  let page = first;
  while (page.results.length < length && page.nextOffset !== undefined && underWay === question) {
    const next = await send('catalog.search', { ...question, offset: page.nextOffset });
    // Facets and bounds come with the first page alone.
    page = { ...next, facets: first.facets, results: [...page.results, ...next.results], readAt: first.readAt };
    if (first.prices) page.prices = first.prices;
  }
  return page;
}

function take({ offset, ...of }: Question, page: SearchPage): void {
  const current = listing.value && same(listing.value.of, of) && offset > 0 ? listing.value : undefined;
  const before = current?.results ?? [];
  const known = new Set(before.map((card) => card.id));
  const { results, abilities: able, ...facts } = page;
  // Pages shift when the catalogue changes between two of them: a product is listed once.
  const fresh = keepUnchanged(results.filter(({ id }) => !known.has(id) && known.add(id)));
  // Facets come with the first page alone.
  const { facets, prices, readAt } = current ?? page;
  const next: Listing = { of, ...facts, facets, readAt, ...(prices && { prices }), results: [...before, ...fresh] };
  abilities.value = able;
  listing.value = next;
  lists.delete(keyOf(of));
  lists.set(keyOf(of), next);
  const [oldest] = lists.keys();
  if (lists.size > mostShown && oldest !== undefined) lists.delete(oldest);
}
