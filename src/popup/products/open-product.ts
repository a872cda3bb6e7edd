import type { ProductCard } from '../../contract/catalog.ts';
import { failureOf } from '../../contract/failure.ts';
import { send } from '../../ui/send.ts';
import { go, view } from '../navigation/history.ts';
import { noteSearch, noteViewed } from '../search/browsing-history.ts';
import { type Choice, choosing, type Glimpse, opened, type ProductOnView } from '../search/search-state.ts';

/** After so long stock and prices of a product are asked for again. */
const freshMilliseconds = 5 * 60_000;

/** Opens a product's own view with what its row knows, and asks for the rest. */
export function openProduct(id: string, glimpse: Glimpse): void {
  noteSearch();
  const before = opened.value.find((each) => each.id === id);
  opened.value = [...opened.value.filter((each) => each.id !== id), seenIn(glimpse, before ?? { id, glimpse })];
  go({ name: 'product', productId: id });
  void noteViewed(id);
  if (!isFresh(before)) void readProduct(id);
}

/** Asks anew for the product on screen where what is known of it has become old; it stands there meanwhile. */
export function freshenProduct(): void {
  const { value: current } = view;
  if (current.name !== 'product') return;
  if (!isFresh(opened.value.find(({ id }) => id === current.productId))) void readProduct(current.productId);
}

function isFresh(known: ProductOnView | undefined): boolean {
  return known?.product !== undefined && Date.now() - (known.readAt ?? 0) < freshMilliseconds;
}

/** Keeps what is chosen of a product until it is in the cart, while the shopper looks elsewhere too. */
export function choose(id: string, choice: Choice): void {
  const before = opened.value.find((each) => each.id === id)?.choice;
  learn(id, { choice: { ...before, ...choice } });
}

/** Opens the options of a product where it stands, or closes them. */
export function toggleOptions(place: string, card: ProductCard): void {
  choosing.value = choosing.value === place ? undefined : place;
  if (choosing.value === undefined) return;
  noteSearch();
  const { id } = card;
  const before = opened.value.find((each) => each.id === id);
  // Not looked at: it is put behind what was.
  opened.value = before
    ? opened.value.map((each) => (each === before ? seenIn(card, each) : each))
    : [{ id, glimpse: card }, ...opened.value];
  if (!before?.product) void readProduct(id);
}

/** Asks for an opened product again. */
export async function readProduct(id: string): Promise<void> {
  try {
    const product = await send('catalog.product', id);
    learn(id, { product, readAt: Date.now() });
  } catch (thrown) {
    // What is known of it serves on.
    if (!opened.value.find((each) => each.id === id)?.product) learn(id, { failure: failureOf(thrown) });
  }
}

/** Another list may speak of another variant; what was chosen stays chosen. */
function seenIn(glimpse: Glimpse, known: ProductOnView): ProductOnView {
  return known.choice ? known : { ...known, glimpse };
}

function learn(id: string, news: Partial<ProductOnView>): void {
  opened.value = opened.value.map((each) => {
    if (each.id !== id) return each;
    const { failure: _, ...rest } = each;
    return { ...rest, ...news };
  });
}
