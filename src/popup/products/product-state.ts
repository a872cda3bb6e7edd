import { signal } from '@preact/signals';
import type { Product, ProductCard } from '../../contract/catalog.ts';
import type { Failure } from '../../contract/failure.ts';

/** What the list or line that a product was opened from knows of the product, and the variant shown there. */
export type ProductPreview = Pick<ProductCard, 'name' | 'language'> &
  Partial<Pick<ProductCard, 'note' | 'picture' | 'price' | 'variantId'>>;

/** What a shopper has chosen of a product and not put into the cart yet. */
export interface ProductChoice {
  variantId?: number;
  /** Absent for one. */
  quantity?: number;
}

/** An opened product: its preview at once, the whole product when the worker has answered. */
export interface OpenedProduct {
  id: string;
  preview: ProductPreview;
  product?: Product;
  /** When the product was read, milliseconds since 1970. */
  readAt?: number;
  failure?: Failure;
  choice?: ProductChoice;
}

/** Products that the shopper opened, the last one last. */
export const openedProducts = signal<readonly OpenedProduct[]>([]);

/** A product as an entry of a list. */
export interface ListedProduct {
  card: ProductCard;
  /** The product's ID, followed by `@` and the shelf's name on the home view, which may list a product twice. */
  entryId: string;
}

/** The `entryId` of the list entry whose options are open. */
export const openChooserId = signal<string>();
