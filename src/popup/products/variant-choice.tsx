import type { Product, Variant, VariantAxis } from '../../contract/catalog.ts';
import { Choice } from '../../ui/controls/choice.tsx';
import { axisLabel, valueLabel } from '../../ui/format/attribute-labels.ts';
import { moneyText } from '../../ui/format/money.ts';
import { text } from '../../ui/text.ts';
import { axesOf, chooseValue, fallbackAxis, type ValueState, valueOn, valueStateOf } from './variants.ts';

interface VariantChoiceProps {
  product: Product;
  /** The selected variant. */
  variant: Variant;
  /** Receives the variant selected by a choice on `axis`. */
  onChoose: (variant: Variant, axis: VariantAxis) => void;
}

/** Selects a variant: one choice for each attribute in which the variants differ. */
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
            ...obstacleOf(valueStateOf(product, axes, variant, axis, value.key)),
          }))}
          onChoose={(key) => onChoose(chooseValue(product, axes, variant, axis, key), axis)}
        />
      ))}
    </div>
  );
}

function obstacleOf(state: ValueState): { obstacle?: string } {
  if (state === 'available') return {};
  return { obstacle: text(state === 'not-made' ? 'notTogether' : 'soldOut') };
}

/** The effect of a choice for screen readers: values on other axes that changed with it, and the price. */
export function choiceAnnouncement(product: Product, before: Variant, now: Variant, chosen: VariantAxis): string {
  const moved = axesOf(product)
    .filter((axis) => axis.name !== chosen.name && valueOn(before, axis) !== valueOn(now, axis))
    .flatMap((axis) => {
      const value = axis.values.find(({ key }) => key === valueOn(now, axis));
      return value ? text('announceMoved', labelOf(axis), valueLabel(value.label)) : [];
    });
  return [...moved, priceAnnouncement(now)].join(' ');
}

function priceAnnouncement({ price, available }: Variant): string {
  if (!price) return text('notSoldHere');
  if (!available) return text('soldOutVariant');
  return price.was
    ? text('announceReduced', moneyText(price.now), moneyText(price.was))
    : text('announcePrice', moneyText(price.now));
}

function labelOf(axis: VariantAxis): string {
  return axis.name === fallbackAxis ? text('option') : axisLabel(axis.name);
}
