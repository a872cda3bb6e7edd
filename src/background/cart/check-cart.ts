/** What the catalog says of the cart's lines: asked when a page shows the cart, and kept while the browser runs. */
import * as v from 'valibot';
import type { CachedCart } from '../../commerce/cart/cached-cart.ts';
import { isAboutLine, lineKey, type Verdicts } from '../../commerce/cart/cart-view.ts';
import { checkLimit } from '../../commerce/cart/check-lines.ts';
import { marketOf, marketOfCart } from '../../commerce/cart/market.ts';
import { priceOf } from '../../commerce/catalog/price.ts';
import { fail } from '../../contract/failure.ts';
import { storageItem } from '../browser/storage-item.ts';
import { money } from '../schemas.ts';
import type { Shop } from '../shop/shop.ts';
