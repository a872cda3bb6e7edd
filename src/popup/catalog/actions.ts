import { batch } from '@preact/signals';
import { failureOf } from '../../contract/failure.ts';
import type { SearchPage } from '../../contract/search.ts';
import { send } from '../../ui/send.ts';
import { go, goBrowse, passFocus } from '../view.ts';
import {
  busy,
  categories,
  categoryId,
  failure,
  type Glimpse,
  keyOf,
  type Listing,
  listing,
  opened,
  type ProductOnView,
  same,
  typed,
  type Wanted,
  wanted,
} from './state.ts';

/** Time after the last keystroke before the shop is asked: most people's next key comes sooner. */
const quietMilliseconds = 120;

interface Question extends Wanted {
  offset: number;
}

/** First lists that were shown, by what they answer to: going back to one needs no request. */
const shown = new Map<string, Listing>();
/** What the shop is being asked, so that it is not asked the same again. */
let underWay: string | undefined;
let quiet: ReturnType<typeof setTimeout> | undefined;

/** Follows what is typed; the list follows when the typing rests. */
export function search(text: string): void {
  typed.value = text;
  goBrowse();
  clearTimeout(quiet);
  if (text.trim() === '') showWanted();
  else quiet = setTimeout(showWanted, quietMilliseconds);
}

/** Searches now, without waiting for rest. */
export function searchNow(): void {
  clearTimeout(quiet);
  showWanted();
}

/** Browses a category, or everything. */
export function browse(id: string | undefined): void {
  batch(() => {
    typed.value = '';
    categoryId.value = id;
  });
  showWanted();
}

/** To the front page: everything there is, from wherever. */
export function browseAll(): void {
  passFocus();
  clearTimeout(quiet);
  goBrowse();
  browse(undefined);
}

/** Shows the list that is wanted: from memory, or from the shop. */
export function showWanted(): void {
  const want = wanted.value;
  if (listing.value && same(listing.value.of, want) && !failure.value) return;
  const known = shown.get(keyOf(want));
  batch(() => {
    failure.value = undefined;
    if (!known) return;
    listing.value = known;
    busy.value = false;
  });
  if (known) underWay = undefined;
  else void askFor({ ...want, offset: 0 });
}

/** Asks again for what failed. */
export function retryListing(): void {
  failure.value = undefined;
  const current = listing.value;
  const isMore = current && same(current.of, wanted.value);
  void askFor({ ...wanted.value, offset: isMore ? (current.nextOffset ?? 0) : 0 });
}

/** Adds the next page to the list, if there is one. */
export function showMore(): void {
  const current = listing.value;
  if (busy.value || failure.value || current?.nextOffset === undefined || !same(current.of, wanted.value)) return;
  void askFor({ ...current.of, offset: current.nextOffset });
}

/** Asks for the categories; without them there is still the list. */
export async function readCategories(): Promise<void> {
  categories.value = await send('catalog.categories').catch(() => []);
}

/** Opens a product's own view with what its row knows, and asks for the rest. */
export function openProduct(id: string, glimpse: Glimpse): void {
  const before = opened.value.find((each) => each.id === id);
  opened.value = [...opened.value.filter((each) => each.id !== id), before ?? { id, glimpse }];
  go({ name: 'product', productId: id });
  if (!before?.product) void readProduct(id);
}

/** Asks for an opened product again. */
export async function readProduct(id: string): Promise<void> {
  try {
    const product = await send('catalog.product', id);
    learn(id, { product });
  } catch (thrown) {
    learn(id, { failure: failureOf(thrown) });
  }
}

/** Forgets the lists of a shop or a shopper that are no longer the ones. */
export function forgetListings(): void {
  shown.clear();
  listing.value = undefined;
  opened.value = [];
}

function learn(id: string, news: Partial<ProductOnView>): void {
  opened.value = opened.value.map((each) => {
    if (each.id !== id) return each;
    const { failure: _, ...rest } = each;
    return { ...rest, ...news };
  });
}

/** Asks for a list. The newest question wins: the worker ends the one before it, and an answer that still comes is dropped. */
async function askFor(question: Question): Promise<void> {
  const key = JSON.stringify([keyOf(question), question.offset]);
  if (key === underWay) return;
  underWay = key;
  busy.value = true;
  const answer = await send('catalog.search', question).then(
    (page) => () => take(question, page),
    (thrown: unknown) => () => {
      failure.value = failureOf(thrown);
    },
  );
  if (key !== underWay) return;
  underWay = undefined;
  batch(() => {
    busy.value = false;
    // What was typed meanwhile waits for its own answer.
    if (same(question, wanted.value)) answer();
  });
}

function take({ offset, ...of }: Question, page: SearchPage): void {
  const before = offset > 0 && listing.value && same(listing.value.of, of) ? listing.value.results : [];
  const known = new Set(before.map((card) => card.id));
  // Pages shift when the catalogue changes between two of them: a product is listed once.
  const results = [...before, ...page.results.filter((card) => !known.has(card.id))];
  const { results: _, ...facts } = page;
  const next = { of, results, ...facts };
  listing.value = next;
  shown.set(keyOf(of), next);
}
