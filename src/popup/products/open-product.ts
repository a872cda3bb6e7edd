import type { ProductCard } from '../../contract/catalog.ts';
import { failureOf } from '../../contract/failure.ts';
import { isFresh } from '../../contract/rules/freshness.ts';
import { send } from '../../ui/send.ts';
import { openView, view } from '../navigation/history.ts';
import { rememberSearch, rememberViewed } from '../search/browsing-history.ts';
import {
  type OpenedProduct,
  openChooserId,
  openedProducts,
  type ProductChoice,
  type ProductPreview,
} from './product-state.ts';

/** How long stock and prices of a product count as fresh. Milliseconds. */
const productLastsMilliseconds = 5 * 60_000;

/** Opens a product's view with its preview, and reads the rest. */
export function openProduct(id: string, preview: ProductPreview): void {
  rememberSearch();
  const known = openedProduct(id);
  openedProducts.value = [
    ...openedProducts.value.filter((each) => each.id !== id),
    withPreview(preview, known ?? { id, preview }),
  ];
  openView({ name: 'product', productId: id });
  void rememberViewed(id);
  if (isOutdated(known)) void readProduct(id);
}

/** Reads the product on screen again when it is outdated; the known one stays on screen meanwhile. */
export function refreshProduct(): void {
  const { value: current } = view;
  if (current.name === 'product' && isOutdated(openedProduct(current.productId))) void readProduct(current.productId);
}

function isOutdated(known: OpenedProduct | undefined): boolean {
  return known?.product === undefined || !isFresh(known.readAt ?? 0, productLastsMilliseconds, Date.now());
}

function openedProduct(id: string): OpenedProduct | undefined {
  return openedProducts.value.find((each) => each.id === id);
}

/** Changes what the shopper has chosen of a product. The choice stays while the shopper looks at other views. */
export function updateChoice(id: string, choice: ProductChoice): void {
  updateOpened(id, { choice: { ...openedProduct(id)?.choice, ...choice } });
}

/** Opens a product's options in its list entry, or closes them. */
export function toggleChooser(entryId: string, card: ProductCard): void {
  openChooserId.value = openChooserId.value === entryId ? undefined : entryId;
  if (openChooserId.value === undefined) return;
  rememberSearch();
  const { id } = card;
  const known = openedProduct(id);
  // At the front, since the last one is the product that the shopper looked at last.
  openedProducts.value = known
    ? openedProducts.value.map((each) => (each === known ? withPreview(card, each) : each))
    : [{ id, preview: card }, ...openedProducts.value];
  if (!known?.product) void readProduct(id);
}

/** Reads an opened product. */
export async function readProduct(id: string): Promise<void> {
  try {
    const product = await send('catalog.product', id);
    updateOpened(id, { product, readAt: Date.now() });
  } catch (thrown) {
    // An outdated product is better than a failure.
    if (!openedProduct(id)?.product) updateOpened(id, { failure: failureOf(thrown) });
  }
}

/** Another list may show another variant of the product; a variant that the shopper has chosen stays. */
function withPreview(preview: ProductPreview, known: OpenedProduct): OpenedProduct {
  return known.choice ? known : { ...known, preview };
}

function updateOpened(id: string, update: Partial<OpenedProduct>): void {
  openedProducts.value = openedProducts.value.map((each) => {
    if (each.id !== id) return each;
    const { failure: _, ...rest } = each;
    return { ...rest, ...update };
  });
}
