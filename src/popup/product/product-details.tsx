import type { Product, ProductAttribute, ProductAttributeValue, Variant } from '../../contract/catalog.ts';
import { axisLabel } from '../../ui/format/attribute-labels.ts';
import { joined, text } from '../../ui/text.ts';

/** A product's description, its attributes, and a link to the shop's own page for the product. */
export function ProductDetails({ product, variant }: { product: Product; variant: Variant }) {
  const { description, language } = product;
  const { url } = variant;
  const facts = [...variant.attributes, ...product.attributes];
  return (
    <>
      {description && (
        <div class="product-description" lang={language} dir="auto">
          {description.split(/\n\s*\n/).map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
        </div>
      )}
      {facts.length > 0 && (
        <section class="product-facts">
          <h2 class="subtitle">{text('details')}</h2>
          <Facts facts={facts} />
        </section>
      )}
      {url && (
        <p class="product-link">
          <a href={url} target="_blank" rel="noreferrer">
            {text('viewInShop')}
          </a>
        </p>
      )}
    </>
  );
}

function Facts({ facts }: { facts: ProductAttribute[] }) {
  return (
    <dl class="fact-list">
      {facts.map(({ name, values }) => (
        <div key={name} class="fact">
          <dt>{axisLabel(name)}</dt>
          <dd>
            <Values values={values} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Texts in a row; a value with attributes of its own as a list in the list. */
function Values({ values }: { values: ProductAttributeValue[] }) {
  const texts = values.flatMap((value) => {
    if (value.kind === 'text') return [value.text];
    return value.kind === 'boolean' ? [text(value.is ? 'yes' : 'no')] : [];
  });
  const language = values.find((value) => value.kind === 'text' && value.language);
  return (
    <>
      {texts.length > 0 && (
        <span dir="auto" lang={language?.kind === 'text' ? language.language : undefined}>
          {joined(texts)}
        </span>
      )}
      {values.map((value, index) => (value.kind === 'nested' ? <Facts key={index} facts={value.attributes} /> : null))}
    </>
  );
}
