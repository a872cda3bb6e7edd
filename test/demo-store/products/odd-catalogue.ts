/**
 * Thirty products with one unusual property each, which a client must handle. For `createDemoStore({ catalogue:
 * oddCatalogue })`.
 */
import type { HighPrecisionMoney, Price, ProductProjection, ProductVariant } from '@commercetools/platform-sdk';
import type { Catalogue } from '../catalogue/shape.ts';
import { oddCategories } from './odd-categories.ts';
import { money } from './prices.ts';

const at = '2026-01-05T08:00:00.000Z';
const script = '<img src=x onerror="globalThis.ran=1"><script>globalThis.ran=1</script>';
const svgWithScript =
  '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" onload="globalThis.ran=1"><script>globalThis.ran=1</script><rect width="10" height="10" fill="#a34e2a"/></svg>';
const discount = { typeId: 'product-discount', id: '7f1c0b3e-0000-4000-8000-00000000000b' } as const;
const picture = (url: string) => ({ url, dimensions: { w: 10, h: 10 } });

const euro = (centAmount: number, rest: Partial<Price> = {}): Price => ({
  id: `eur-${centAmount}`,
  value: money('EUR', centAmount),
  ...rest,
});
const usual = [euro(1250)];

/** 12.3456 euros for each item. */
const precise: HighPrecisionMoney = {
  type: 'highPrecision',
  currencyCode: 'EUR',
  centAmount: 1235,
  preciseAmount: 123_456,
  fractionDigits: 4,
};

/** The properties in which a product differs from the rest. */
interface Odd extends Partial<Omit<ProductProjection, 'masterVariant'>> {
  id: string;
  master?: Partial<ProductVariant>;
}

function product({ id, master, ...rest }: Odd): ProductProjection {
  return {
    key: `key-${id}`,
    version: 1,
    createdAt: at,
    lastModifiedAt: at,
    productType: { typeId: 'product-type', id: '7f1c0b3e-0000-4000-8000-00000000000a' },
    name: { en: `Odd ${id}`, de: `Seltsam ${id}` },
    slug: { en: id, de: id },
    categories: [{ typeId: 'category', id: 'round' }],
    published: true,
    hasStagedChanges: false,
    masterVariant: {
      id: 1,
      sku: id.toUpperCase(),
      prices: usual,
      images: [picture('/pictures/plain.svg')],
      attributes: [],
      ...master,
    },
    variants: [],
    attributes: [],
    ...rest,
    id,
  };
}

function without(whole: ProductProjection, ...fields: string[]): ProductProjection {
  return Object.fromEntries(
    Object.entries(whole).filter(([name]) => !fields.includes(name)),
  ) as unknown as ProductProjection;
}

const texts = [
  product({ id: 'markup', name: { en: script, de: script }, description: { en: script, de: script } }),
  product({ id: 'long-name', name: { en: 'Long name '.repeat(1000), de: 'W'.repeat(10_000) } }),
  product({ id: 'turned', name: { en: 'Turned \u202Egnp.gum\u202C \u2066mug\u2069 \u200F', de: '\u202Ereztierk' } }),
  product({ id: 'emoji', name: { en: '👩‍👩‍👧‍👦'.repeat(400), de: '🫖'.repeat(400) } }),
  product({ id: 'combined', name: { en: `Z${'\u0335\u0321\u0348'.repeat(60)}algo`, de: 'Zalgo' } }),
  product({ id: 'other-language', name: { nl: 'Beker in een andere taal' }, slug: { nl: 'beker' } }),
  product({ id: 'region-only', name: { 'de-AT': 'Häferl' }, slug: { 'de-AT': 'haeferl' } }),
  product({ id: 'no-name', name: {}, slug: {} }),
  product({ id: 'blank-name', name: { en: '  ', de: '' } }),
  product({ id: 'lone-surrogate', name: { en: 'Half \uD83D an emoji', de: 'NUL \u0000 dazwischen' } }),
];

const pictures = [
  product({ id: 'script-picture', master: { images: [picture('javascript:globalThis.ran=1')] } }),
  product({
    id: 'data-picture',
    master: { images: [picture(`data:image/svg+xml,${encodeURIComponent(svgWithScript)}`)] },
  }),
  product({ id: 'svg-script', master: { images: [picture('/pictures/script.svg')] } }),
  product({ id: 'plain-http', master: { images: [picture('http://pictures.example/mug.png')] } }),
  product({ id: 'lost-picture', master: { images: [picture('/pictures/lost.svg')] } }),
  product({ id: 'no-address', master: { images: [picture('http://['), picture('')] } }),
  product({
    id: 'endless-picture',
    master: { images: [{ url: '/pictures/plain.svg', dimensions: { w: 0, h: 100_000 } }] },
  }),
  product({ id: 'no-picture', master: { images: [] } }),
];

const money3 = (centAmount: number): Price => ({ id: `kwd-${centAmount}`, value: money('KWD', centAmount) });

const prices = [
  product({ id: 'no-price', master: { prices: [] } }),
  product({ id: 'free', master: { prices: [euro(0)] } }),
  product({
    id: 'dearer-in-sale',
    master: { prices: [euro(1000, { discounted: { value: money('EUR', 1500), discount } })] },
  }),
  product({ id: 'dollars-only', master: { prices: [{ id: 'usd', value: money('USD', 1490) }] } }),
  product({ id: 'no-cents', master: { prices: [{ id: 'jpy', value: money('JPY', 1400) }, euro(900)] } }),
  product({ id: 'three-digits', master: { prices: [money3(4250), euro(900)] } }),
  product({ id: 'precise', master: { prices: [{ id: 'precise', value: precise }] } }),
  product({
    id: 'tiers',
    master: {
      prices: [
        euro(1000, {
          tiers: [
            { minimumQuantity: 5, value: money('EUR', 800) },
            { minimumQuantity: 20, value: money('EUR', 550) },
          ],
        }),
      ],
    },
  }),
  product({ id: 'fortune', master: { prices: [euro(Number.MAX_SAFE_INTEGER)] } }),
];

const channel = (isOnStock: boolean, availableQuantity: number) => ({
  id: `entry-${availableQuantity}`,
  version: 1,
  isOnStock,
  availableQuantity,
  restockableInDays: 3,
});

const variants = [
  without(product({ id: 'no-master', variants: [] }), 'masterVariant'),
  without(product({ id: 'no-key' }), 'key', 'attributes'),
  product({ id: 'no-sku', master: { sku: undefined as unknown as string } }),
  product({
    id: 'hundred',
    variants: Array.from({ length: 99 }, (_, index) => ({
      id: index + 2,
      sku: `HUNDRED-${index + 2}`,
      prices: [euro(1000 + index)],
      images: [],
      attributes: [
        { name: 'size', value: index + 2 },
        { name: 'colour', value: { key: `c${index % 10}`, label: { en: `Colour ${index % 10}` } } },
      ],
    })),
  }),
  product({
    id: 'channels',
    master: { availability: { channels: { 'channel-north': channel(true, 4), 'channel-south': channel(false, 0) } } },
  }),
  product({
    id: 'attributes',
    master: {
      attributes: [
        { name: 'markup', value: script },
        { name: 'nothing', value: null },
        { name: 'empty', value: [] },
        { name: 'nested', value: [{ name: 'inner', value: [{ name: 'deeper', value: 1 }] }] },
        { name: 'reference', value: { typeId: 'product', id: 'gone' } },
        { name: 'money', value: money('KWD', 4250) },
        { name: 'day', value: '2026-02-30' },
        { name: '__proto__', value: { polluted: true } },
        { name: 'enum', value: { key: 'new-kind', label: { nl: 'Nieuw' }, later: true } },
      ],
    },
  }),
  // Enum values and fields of a future version of the API.
  {
    ...product({ id: 'future' }),
    priceMode: 'Negotiated',
    warranty: { years: 7 },
    published: 'partly',
  } as unknown as ProductProjection,
];

const files: Readonly<Record<string, string>> = {
  '/pictures/script.svg': svgWithScript,
  '/pictures/plain.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>',
};

export const oddCatalogue: Catalogue = {
  categories: [...oddCategories],
  products: [...texts, ...pictures, ...prices, ...variants],
  picture: (path) => files[path],
};
