import type { Attribute, LocalizedString, ProductProjection, ProductVariant } from '@commercetools/platform-sdk';
import { describe, expect, test } from 'vitest';
import { createCatalogue } from './catalogue.ts';
import { languages } from './shape.ts';
import { demoShop } from './shop.ts';

const usual = createCatalogue({ products: 1500, seed: 1 });
const small = createCatalogue({ products: 300, seed: 7 });

const variantsOf = ({ masterVariant, variants }: ProductProjection) => [masterVariant, ...variants];
const allVariants = usual.products.flatMap(variantsOf);
const repeated = (values: readonly unknown[]) => values.length - new Set(values).size;
const share = <Item>(items: readonly Item[], holds: (item: Item) => boolean) =>
  items.filter(holds).length / items.length;
const attribute = ({ attributes }: ProductVariant, name: string): Attribute | undefined =>
  attributes?.find((candidate) => candidate.name === name);

const attributeText = `\\s[a-zA-Z][a-zA-Z0-9:-]*="[^"<&]*"`;
const tagShape = new RegExp(`<(/?)([a-zA-Z]+)((?:${attributeText})*)\\s*(/?)>`, 'y');

/** Parses a document that consists of elements only, as strictly as an XML parser, and gives the first error. */
function faultOf(svg: string): string | undefined {
  const open: string[] = [];
  tagShape.lastIndex = 0;
  while (tagShape.lastIndex < svg.length) {
    const at = tagShape.lastIndex;
    const tag = tagShape.exec(svg);
    if (!tag) return `no tag at ${at}: ${svg.slice(at, at + 60)}`;
    const [, closing, name = '', attributes = '', empty] = tag;
    const names = [...attributes.matchAll(/\s([a-zA-Z0-9:-]+)=/g)].map(([, key]) => key);
    if (repeated(names) > 0) return `attribute twice in ${tag[0]}`;
    if (/^(script|foreignobject|image|use|style|text|a)$/i.test(name)) return `element ${name}`;
    if (names.some((key) => /^on|href|src|style$/i.test(key ?? ''))) return `attribute in ${tag[0]}`;
    if (/url\((?!#)|NaN|undefined|null|Infinity/.test(attributes)) return `value in ${tag[0]}`;
    if (closing && open.pop() !== name) return `${name} closed out of turn`;
    if (!closing && !empty) open.push(name);
    if (open.length === 0 && tagShape.lastIndex < svg.length) return 'more than one root';
  }
  return open.length > 0 ? `${open.join(', ')} never closed` : undefined;
}

describe('the catalogue as a whole', () => {
  test('is the same for the same seed, to the last id', () => {
    const again = createCatalogue({ products: 300, seed: 7 });
    expect(again.products).toEqual(small.products);
    expect(again.categories).toEqual(small.categories);
    const path =
      small.products.find(({ masterVariant }) => masterVariant.images?.length)?.masterVariant.images?.[0]?.url ?? '';
    expect(again.picture(path)).toBe(small.picture(path));
  });

  test('is another one for another seed', () => {
    const other = createCatalogue({ products: 300, seed: 8 });
    expect(other.products.map(({ name }) => name['en'])).not.toEqual(small.products.map(({ name }) => name['en']));
    expect(other.products[0]?.id).not.toBe(small.products[0]?.id);
  });

  test('keeps its first products when more are asked for', () => {
    const fewer = createCatalogue({ products: 120, seed: 7 });
    expect(fewer.products).toEqual(small.products.slice(0, 120));
  });

  test('has as many products as were asked for, from 1 on', () => {
    expect(usual.products).toHaveLength(1500);
    expect(createCatalogue({ products: 1, seed: 3 }).products).toHaveLength(1);
  });

  test.each([
    { products: 0, seed: 1 },
    { products: 50_001, seed: 1 },
    { products: 1.5, seed: 1 },
    { products: 10, seed: 0.5 },
  ])('refuses $products products from seed $seed', (options) => {
    expect(() => createCatalogue(options)).toThrow(RangeError);
  });

  test('gives every id, key, SKU and slug once', () => {
    expect(repeated(usual.products.map(({ id }) => id))).toBe(0);
    expect(repeated(usual.products.map(({ key }) => key))).toBe(0);
    expect(repeated(allVariants.map(({ sku }) => sku))).toBe(0);
    expect(repeated(allVariants.flatMap(({ prices }) => prices?.map(({ id }) => id)))).toBe(0);
    for (const language of languages) expect(repeated(usual.products.map(({ slug }) => slug[language]))).toBe(0);
  });

  test('introduces the shop in every language', () => {
    for (const language of languages) expect(demoShop.name[language]).toBeTruthy();
    expect(demoShop.accent).toMatch(/^#[0-9a-f]{6}$/);
  });
});

describe('categories', () => {
  test('are at least 25, up to three deep, parents first', () => {
    expect(usual.categories.length).toBeGreaterThanOrEqual(25);
    const seen = new Map<string, string[]>();
    for (const { id, parent, ancestors } of usual.categories) {
      const line = parent ? [...(seen.get(parent.id) ?? ['parent comes later']), parent.id] : [];
      expect(ancestors.map((ancestor) => ancestor.id)).toEqual(line);
      seen.set(id, line);
    }
    expect(Math.max(...usual.categories.map(({ ancestors }) => ancestors.length))).toBe(2);
  });

  test('have names, slugs and an order that are their own', () => {
    for (const language of languages) {
      expect(repeated(usual.categories.map(({ slug }) => slug[language]))).toBe(0);
      expect(usual.categories.every(({ name }) => name[language])).toBe(true);
    }
    for (const { orderHint } of usual.categories) expect(orderHint).toMatch(/^0\.\d*[1-9]$/);
    expect(repeated(usual.categories.map(({ parent, orderHint }) => `${parent?.id} ${orderHint}`))).toBe(0);
  });

  test('that have none below them all hold products', () => {
    const parents = new Set(usual.categories.map(({ parent }) => parent?.id));
    const held = new Set(usual.products.flatMap(({ categories }) => categories.map(({ id }) => id)));
    const empty = usual.categories.filter(({ id }) => !parents.has(id) && !held.has(id));
    expect(empty.map(({ key }) => key)).toEqual([]);
  });
});

describe('products', () => {
  const complete = (text: LocalizedString | undefined) =>
    languages.every((language) => (text?.[language]?.length ?? 0) > 1);

  test('speak all four languages', () => {
    for (const product of usual.products) {
      expect(complete(product.name)).toBe(true);
      expect(complete(product.description)).toBe(true);
      expect(product.name['ar']).toMatch(/\p{Script=Arabic}/u);
      for (const language of languages) expect(product.slug[language]).toMatch(/^[-a-zA-Z0-9_]{2,256}$/);
    }
  });

  test('have a name of their own in every language', () => {
    for (const language of languages) expect(repeated(usual.products.map(({ name }) => name[language]))).toBe(0);
  });

  test('make their adjectives agree', () => {
    const called = (language: string, shape: RegExp) =>
      usual.products.filter(({ name }) => shape.test(name[language] ?? '')).length;
    expect(called('de', /^(?:Gestreift|Kariert|Weich|Schlicht)es \S*(?:hemd|kleid|tuch|kissen) /u)).toBeGreaterThan(0);
    expect(called('de', /^(?:Gestreift|Lang|Warm|Weich)er \S*(?:becher|pullover|schal) /iu)).toBeGreaterThan(0);
    expect(called('de', /^(?:Gestreift|Klein|Groß)e \S*(?:decke|tasche|vase|kanne|socken) /iu)).toBeGreaterThan(0);
    expect(called('de', /^\S+e[rs] \S*(?:decke|tasche|vase|kanne|socken|stiefel) /iu)).toBe(0);
    expect(called('fr', /^Petite? \S+/u)).toBeGreaterThan(0);
    expect(called('fr', /^(?:Chaussettes|Moufles|Bottines) \S*[^s] [A-Z]/u)).toBe(0);
    expect(called('ar', /^سلطانية \S+ة /u)).toBeGreaterThan(0);
    expect(called('ar', /^كوب (?:صغير|كبير|مرقّط|مخطّط)ة/u)).toBe(0);
  });

  test('lie in categories that exist', () => {
    const known = new Set(usual.categories.map(({ id }) => id));
    for (const { categories } of usual.products) {
      expect(categories.length).toBeGreaterThan(0);
      expect(categories.every(({ typeId, id }) => typeId === 'category' && known.has(id))).toBe(true);
    }
  });

  test('number their variants from 1 and tell them apart', () => {
    for (const product of usual.products) {
      const variants = variantsOf(product);
      expect(variants.map(({ id }) => id)).toEqual(variants.map((_, index) => index + 1));
      expect(
        repeated(variants.map((variant) => JSON.stringify([attribute(variant, 'color'), attribute(variant, 'size')]))),
      ).toBe(0);
    }
  });

  test('have several variants in about half of all cases, and a great many in a few', () => {
    const counts = usual.products.map((product) => variantsOf(product).length);
    const several = share(counts, (count) => count > 1);
    expect(several).toBeGreaterThan(0.48);
    expect(several).toBeLessThan(0.62);
    expect(counts.some((count) => count > 20)).toBe(true);
    expect(share(counts, (count) => count > 12)).toBeLessThan(0.03);
  });

  test('include some without a picture and some with a very long name', () => {
    const bare = share(usual.products, ({ masterVariant }) => !masterVariant.images?.length);
    expect(bare).toBeGreaterThan(0);
    expect(bare).toBeLessThan(0.04);
    expect(usual.products.some(({ name }) => (name['en'] ?? '').length > 80)).toBe(true);
  });
});

describe('prices', () => {
  test('are there in euros for every variant, for Germany, France and anywhere', () => {
    for (const { prices } of allVariants) {
      const euros = prices?.filter(({ value }) => value.currencyCode === 'EUR').map(({ country }) => country);
      expect(euros).toEqual([undefined, 'DE', 'FR']);
    }
  });

  test('are whole cents above nothing, and whole yen', () => {
    for (const { value } of allVariants.flatMap(({ prices }) => prices ?? [])) {
      expect(Number.isInteger(value.centAmount) && value.centAmount > 0).toBe(true);
      expect(value.fractionDigits).toBe(value.currencyCode === 'JPY' ? 0 : 2);
    }
  });

  test('are on sale for about 18 % of the products, always below the usual price', () => {
    const onSale = share(usual.products, ({ masterVariant }) => Boolean(masterVariant.prices?.[0]?.discounted));
    expect(onSale).toBeGreaterThan(0.14);
    expect(onSale).toBeLessThan(0.22);
    for (const { value, discounted } of allVariants.flatMap(({ prices }) => prices ?? [])) {
      if (discounted) expect(discounted.value.centAmount).toBeLessThan(value.centAmount);
    }
  });

  test('are missing in yen for a handful of products', () => {
    const unsold = usual.products.filter(
      ({ masterVariant }) => !masterVariant.prices?.some(({ country }) => country === 'JP'),
    );
    expect(unsold.length).toBeGreaterThan(2);
    expect(unsold.length).toBeLessThan(45);
  });

  test('come with stock that is unknown, plenty, low or gone', () => {
    const stock = allVariants.map(({ availability }) => availability);
    expect(stock).toContain(undefined);
    expect(stock.some((held) => held?.isOnStock === false && held.availableQuantity === 0)).toBe(true);
    expect(stock.some((held) => held?.isOnStock && (held.availableQuantity ?? 0) <= 3)).toBe(true);
    expect(stock.some((held) => held?.isOnStock && (held.availableQuantity ?? 0) > 8)).toBe(true);
  });
});

describe('pictures', () => {
  const paths = small.products.flatMap(variantsOf).flatMap(({ images }) => images?.map(({ url }) => url) ?? []);

  test('are well-formed SVG of shapes alone, every one of them', () => {
    for (const path of new Set(paths)) {
      const svg = small.picture(path) ?? 'no picture';
      expect(`${path} ${faultOf(svg)}`).toBe(`${path} undefined`);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 480 480"/);
    }
  });

  test('refer to nothing but what they define', () => {
    for (const path of new Set(paths)) {
      const svg = small.picture(path) ?? '';
      const defined = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(defined).toContain(id);
    }
  });

  test('show at least 40 different things', () => {
    expect(new Set(paths.map((path) => path.replace(/-\d.*/, ''))).size).toBeGreaterThanOrEqual(40);
  });

  test('differ between two products of one kind, and between two colours of one product', () => {
    const mugs = usual.products
      .filter(({ key }) => /^mug-\d/.test(key ?? ''))
      .flatMap(({ masterVariant }) => masterVariant.images?.[0]?.url ?? []);
    expect(repeated(mugs.map((path) => usual.picture(path)))).toBe(0);
    const coloured = small.products.find(
      (product) =>
        new Set(variantsOf(product).map((variant) => attribute(variant, 'color')?.value?.key)).size > 1 &&
        product.masterVariant.images?.length,
    );
    const looks = new Set(
      (coloured ? variantsOf(coloured) : []).map(({ images }) => small.picture(images?.[0]?.url ?? '')),
    );
    expect(looks.size).toBeGreaterThan(1);
  });

  test('are in the colour of their variant', () => {
    for (const variant of small.products.flatMap(variantsOf)) {
      const path = variant.images?.[0]?.url;
      const hex: unknown = attribute(variant, 'color-hex')?.value;
      if (path && typeof hex === 'string') expect(small.picture(path)).toContain(hex);
    }
  });

  test.each([
    '',
    '/',
    '/pictures/mug-1-nothing.svg',
    '/pictures/mug-999999-oat.svg',
    '/pictures/../mug-1-oat.svg',
    '/pictures/__proto__-1-oat.svg',
  ])('are not to be had at %j', (path) => {
    expect(small.picture(path)).toBeUndefined();
  });
});

/** As many as a demo store can have in `npm run test:soak`; fewer in `npm test`. */
const many = Number(process.env['CARTLET_PRODUCTS'] ?? 5_000);

test(`a catalogue of ${many} products gives each its own name, slug, key and SKU`, { timeout: 60_000 }, () => {
  const { products } = createCatalogue({ products: many, seed: 2 });
  expect(products).toHaveLength(many);
  for (const language of languages) {
    expect(repeated(products.map(({ name }) => name[language]))).toBe(0);
    expect(repeated(products.map(({ slug }) => slug[language]))).toBe(0);
  }
  expect(repeated(products.map(({ key }) => key))).toBe(0);
  expect(repeated(products.flatMap(variantsOf).map(({ sku }) => sku))).toBe(0);
});
