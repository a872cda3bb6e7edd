import type { Product, Variant } from '../../contract/catalog.ts';
import { axisWords, valueWords } from '../../ui/attribute-words.ts';
import { Choice } from '../../ui/choice.tsx';
import { text } from '../../ui/text.ts';
import { axesOf, chooseValue, isTogether, plainAxis, valueOn } from './variants.ts';

interface VariantChoiceProps {
  product: Product;
  /** The variant chosen now. */
  variant: Variant;
  onChoose: (variant: Variant) => void;
}

/** Which variant: a choice for each way in which they differ. */
export function VariantChoice({ product, variant, onChoose }: VariantChoiceProps) {
  const axes = axesOf(product);
  if (axes.length === 0) return null;
  return (
    <div class="product-choices">
      {axes.map((axis) => (
        <Choice
          key={axis.name}
          label={axis.name === plainAxis ? text('option') : axisWords(axis.name)}
          chosen={valueOn(variant, axis)}
          options={axis.values.map((value) => ({
            ...value,
            label: valueWords(value.label),
            apart: !isTogether(product, axes, variant, axis, value.key),
          }))}
          onChoose={(key) => onChoose(chooseValue(product, axes, variant, axis, key))}
        />
      ))}
    </div>
  );
}
