import type { Product, Variant, VariantAxis } from '../../contract/catalog.ts';
import { Choice } from '../../ui/controls/choice.tsx';
import { axisLabel, valueLabel } from '../../ui/format/attribute-labels.ts';
import { moneyText } from '../../ui/format/money.ts';
import { text } from '../../ui/text.ts';
import { axesOf, chooseValue, plainAxis, type Standing, standingOf, valueOn } from './variants.ts';

interface VariantChoiceProps {
  product: Product;
  /** The variant chosen now. */
  variant: Variant;
  /** The variant that was come to by choosing on `axis`. */
  onChoose: (variant: Variant, axis: VariantAxis) => void;
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
          label={labelOf(axis)}
          chosen={valueOn(variant, axis)}
          options={axis.values.map((value) => ({
            ...value,
            label: valueLabel(value.label),
            ...obstacleOf(standingOf(product, axes, variant, axis, value.key)),
          }))}
          onChoose={(key) => onChoose(chooseValue(product, axes, variant, axis, key), axis)}
        />
      ))}
    </div>
  );
}

function obstacleOf(standing: Standing): { obstacle?: string } {
  if (standing === 'together') return {};
  return { obstacle: text(standing === 'apart' ? 'notTogether' : 'soldOut') };
}

/** What choosing on an axis has led to, for those who do not see it: other values that moved, and what it costs now. */
export function choiceWords(product: Product, before: Variant, now: Variant, chosen: VariantAxis): string {
  const moved = axesOf(product)
    .filter((axis) => axis.name !== chosen.name && valueOn(before, axis) !== valueOn(now, axis))
    .flatMap((axis) => {
      const value = axis.values.find(({ key }) => key === valueOn(now, axis));
      return value ? text('announceMoved', labelOf(axis), valueLabel(value.label)) : [];
    });
  return [...moved, costWords(now)].join(' ');
}

function costWords({ price, available }: Variant): string {
  if (!price) return text('notSoldHere');
  if (!available) return text('soldOutVariant');
  return price.was
    ? text('announceReduced', moneyText(price.now), moneyText(price.was))
    : text('announcePrice', moneyText(price.now));
}

function labelOf(axis: VariantAxis): string {
  return axis.name === plainAxis ? text('option') : axisLabel(axis.name);
}
