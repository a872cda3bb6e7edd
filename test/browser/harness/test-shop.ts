import type { ProductProjection } from '@commercetools/platform-sdk';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import type { Catalogue } from '../../demo-store/catalogue/shape.ts';
import { changesOf } from '../../demo-store/scenarios/writes.ts';
import { type Faults, withFaults } from '../../demo-store/store/faults.ts';
import { type ServeOptions, serve } from '../../demo-store/store/serve.ts';
import { variantsOf } from '../../demo-store/store/shop.ts';
import { createDemoStore, type DemoStore, type WireRecord } from '../../demo-store/store/store.ts';

/** A demo store of one test, behind a free port. */
export interface TestShop {
  store: DemoStore;
  catalogue: Catalogue;
  /** The address of the store, without a slash at the end. */
  url: string;
  port: number;
  /** English names of products with one variant, each in stock. */
  simpleProducts: readonly string[];
  /** English name of a product with several variants, all in stock. */
  productWithOptions: string;
  /** The English names and the quantities in all carts of this shop. */
  lines(): { name: string; quantity: number }[];
  /** The requests so far in the form `POST /me/carts`, without the project's key and without CORS preflights. */
  requests(): string[];
  /** Requests that change something and have no row in the table of writes. */
  unnamed: readonly string[];
  /** Faults on the way between the store and the browser. */
  faults: Pick<Faults, 'add' | 'clear'>;
  close(): Promise<void>;
}

/**
 * Few products, so that the store is ready at once, and enough of them for a second page of results. Stores can share
 * the catalogue: each has its own list of products and changes none of the catalogue's.
 */
const demoCatalogue = createCatalogue({ products: 200, seed: 1 });

interface TestShopOptions extends ServeOptions {
  /** The demo shop's unless a test names another one. */
  catalogue?: Catalogue | undefined;
  /** The project's languages; the demo shop's unless a test names others. */
  languages?: readonly string[];
  projectKey?: string;
}

export async function openTestShop({
  catalogue = demoCatalogue,
  languages,
  projectKey,
  ...options
}: TestShopOptions = {}): Promise<TestShop> {
  const store = createDemoStore({ catalogue, ...(languages && { languages }), ...(projectKey && { projectKey }) });
  const faults = withFaults(store.fetch);
  const unnamed: string[] = [];
  const noting = async (request: Request, connection: { isReused: boolean }) => {
    const { method } = request;
    const { pathname: path } = new URL(request.url);
    const body = await request.clone().text();
    if (changesOf({ method, path, body }) === undefined) unnamed.push(`${method} ${path}`);
    return faults.fetch(request, connection);
  };
  const { url, port, close } = await serve(noting, options);
  const named = (wanted: (product: ProductProjection) => boolean) =>
    catalogue.products.filter(wanted).map(({ name }) => name['en'] ?? '');
  return {
    store,
    catalogue,
    url,
    port,
    simpleProducts: named((product) => variantsOf(product).length === 1 && isInStock(product)),
    productWithOptions: named((product) => variantsOf(product).length > 1 && isInStock(product))[0] ?? '',
    lines: () =>
      store.inspect
        .carts()
        .flatMap(({ lineItems }) => lineItems.map(({ name, quantity }) => ({ name: name['en'] ?? '', quantity }))),
    requests: () => store.wire.filter(({ preflight }) => !preflight).map((record) => inShort(record, store.projectKey)),
    unnamed,
    faults,
    close,
  };
}

function isInStock(product: ProductProjection): boolean {
  return variantsOf(product).every(({ availability }) => availability?.isOnStock !== false);
}

function inShort({ method, path }: WireRecord, projectKey: string): string {
  return `${method} ${path.replace(`/${projectKey}`, '')}`;
}
