import type {
  Attribute,
  Category,
  CategoryReference,
  ProductProjection,
  ProductVariant,
} from '@commercetools/platform-sdk';
import { pictureSide, picturesOf } from './pictures/paths.ts';
import type { Choice, Plan } from './plan.ts';
import { createPricing } from './prices.ts';
import { createRandom, type Random, stir, uuidOf } from './seed.ts';
import { descriptionOf } from './vocabulary/description.ts';
import { slugOf } from './vocabulary/grammar.ts';
import { createKeywords } from './vocabulary/keywords.ts';
import type { Words } from './vocabulary/words.ts';

const saleShare = 0.18;
const unsoldInJapanShare = 0.01;
const smallPresentLimit = 25;

/** First number of the ids of each kind of resource. */
const kinds = { product: 1, price: 2, productType: 3, discount: 4, taxCategory: 5 } as const;

/** The product types of the shop, for `productType` references. */
const productTypes = { apparel: 1, home: 2, outdoor: 3 } as const;

const outdoorTrades: readonly string[] = ['bags', 'garden'];
const apparelTrades: readonly string[] = ['knit', 'cloth', 'leather'];

const dishwasherSafe: Readonly<Record<string, boolean>> = {
  stoneware: true,
  porcelain: true,
  enamel: true,
  glass: true,
  steel: true,
  earthenware: false,
  'cast-iron': false,
  'carbon-steel': false,
  copper: false,
  oak: false,
  walnut: false,
  beech: false,
  'olive-wood': false,
};

/** Converts plans into commercetools products. */
export function createProductWriter(seed: number, categories: readonly Category[]) {
  const shelves = new Map(categories.map((category) => [category.key, category]));
  const slugs = new Set<string>();
  const pricesOf = createPricing();
  const keywordsOf = createKeywords();
  const taxCategory = { typeId: 'tax-category', id: uuidOf(seed, kinds.taxCategory, 0) } as const;

  const shelf = (key: string): CategoryReference => {
    const category = shelves.get(key);
    if (!category) throw new RangeError(`no category ${key}`);
    return { typeId: 'category', id: category.id };
  };

  return (plan: Plan): ProductProjection => {
    const random = createRandom(stir(seed, plan.number, 3));
    const variants = writeVariants(plan, seed, random, pricesOf);
    const [masterVariant, ...others] = variants;
    if (!masterVariant) throw new RangeError(`product ${plan.number} has no variants`);
    const cents = masterVariant.prices?.[0]?.value.centAmount ?? 0;
    const { createdAt, lastModifiedAt, changes } = history(random);
    return {
      id: uuidOf(seed, kinds.product, plan.number),
      version: changes,
      createdAt,
      lastModifiedAt,
      key: `${plan.line.key}-${plan.number}`,
      productType: { typeId: 'product-type', id: uuidOf(seed, kinds.productType, productTypeOf(plan)) },
      name: plan.name,
      description: descriptionOf(plan),
      slug: slugsOf(plan, slugs),
      categories: [shelf(plan.line.category), ...presentShelves(plan, cents).map(shelf)],
      masterVariant,
      variants: others,
      published: true,
      hasStagedChanges: false,
      attributes: [],
      searchKeywords: keywordsOf(plan),
      taxCategory,
    };
  };
}

function productTypeOf({ line }: Plan): number {
  if (outdoorTrades.includes(line.trade)) return productTypes.outdoor;
  return apparelTrades.includes(line.trade) && line.sizes ? productTypes.apparel : productTypes.home;
}

function presentShelves({ number, line }: Plan, cents: number): string[] {
  if (number % 5 !== 0) return [];
  if (cents < smallPresentLimit * 100) return ['small-presents'];
  return ['ceramics', 'glass', 'wood', 'bath'].includes(line.trade) ? ['for-hosts'] : [];
}

const firstDay = Date.UTC(2023, 0, 9, 9);
const dayLength = 86_400_000;

function history(random: Random) {
  const created = firstDay + random.whole(0, 1100) * dayLength + random.whole(0, 28_800_000);
  const changes = random.whole(1, 24);
  const modified = created + random.whole(0, 90) * dayLength + changes * 60_000;
  return { createdAt: new Date(created).toISOString(), lastModifiedAt: new Date(modified).toISOString(), changes };
}

function slugsOf({ name, number }: Plan, taken: Set<string>): Words {
  const wanted = { en: slugOf(name.en), de: slugOf(name.de), fr: slugOf(name.fr) };
  const free = Object.values(wanted).every((slug) => !taken.has(slug));
  const mark = free ? '' : `-${number}`;
  const slug = { en: wanted.en + mark, de: wanted.de + mark, fr: wanted.fr + mark };
  for (const written of Object.values(slug)) taken.add(written);
  return { ...slug, ar: `${slug.en}-ar` };
}

function writeVariants(
  plan: Plan,
  seed: number,
  random: Random,
  pricesOf: ReturnType<typeof createPricing>,
): ProductVariant[] {
  const [low, high] = plan.line.euros;
  // Squared, because a shop has more products at the lower end of a price range.
  const euros =
    (low + (high - low) * random.next() ** 2) *
    plan.material.factor *
    plan.extras.reduce((product, { factor }) => product * factor, 1);
  const onSale = random.chance(saleShare);
  const left = onSale ? random.pick([0.6, 0.7, 0.75, 0.8, 0.85] as const) : 1;
  const wish = {
    frenchFactor: random.chance(0.25) ? 1.06 : 1,
    left,
    discountId: uuidOf(seed, kinds.discount, Math.round(left * 100)),
    soldInJapan: !random.chance(unsoldInJapanShare),
  };
  const shared = sharedAttributes(plan, random);
  return plan.choices.map((choice, index) => ({
    id: index + 1,
    sku: skuOf(plan, choice),
    key: `${plan.line.key}-${plan.number}-${index + 1}`,
    prices: pricesOf({ ...wish, euros: euros * (choice.size?.factor ?? 1) }, seed, kinds.price, plan.number, index),
    images: picturesOf(plan, choice).map((url) => ({ url, dimensions: { w: pictureSide, h: pictureSide } })),
    attributes: [...choiceAttributes(choice), ...shared],
    assets: [],
    ...availabilityOf(random),
  }));
}

function skuOf({ line, number }: Plan, { colour, size }: Choice): string {
  const code = line.key.replaceAll('-', '').slice(0, 4).toUpperCase();
  const parts = ['SW', `${code}${String(number).padStart(5, '0')}`, colour?.key.toUpperCase(), size?.key.toUpperCase()];
  return parts.filter(Boolean).join('-');
}

function choiceAttributes({ colour, size }: Choice): Attribute[] {
  const attributes: Attribute[] = [];
  if (colour)
    attributes.push(
      { name: 'color', value: { key: colour.key, label: colour.label } },
      { name: 'color-hex', value: colour.hex },
    );
  if (size) attributes.push({ name: 'size', value: { key: size.key, label: size.label } });
  return attributes;
}

function sharedAttributes({ material, maker, line }: Plan, random: Random): Attribute[] {
  const safe = dishwasherSafe[material.key];
  const table = ['ceramics', 'glass', 'wood', 'metal'].includes(line.trade);
  return [
    { name: 'material', value: { key: material.key, label: material.label } },
    { name: 'brand', value: maker.name },
    ...(table && safe !== undefined ? [{ name: 'dishwasher-safe', value: safe }] : []),
    ...(random.chance(0.4) ? [{ name: 'repairable', value: true }] : []),
    ...(random.chance(0.3) ? [{ name: 'guarantee-years', value: random.pick([2, 5, 10] as const) }] : []),
  ];
}

function availabilityOf(random: Random): Pick<ProductVariant, 'availability'> {
  const lot = random.next();
  if (lot < 0.4) return {};
  const availableQuantity = lot < 0.45 ? 0 : lot < 0.54 ? random.whole(1, 3) : random.whole(8, 240);
  return { availability: { isOnStock: availableQuantity > 0, availableQuantity } };
}
