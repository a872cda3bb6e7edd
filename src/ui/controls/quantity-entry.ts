/** What a stepper does with a typed quantity and with the keys of its field. */
import { isQuantity, isZero, parseQuantity } from '../format/quantity.ts';

/** The state and the actions of one stepper. */
export interface QuantityEntry {
  quantity: number;
  /** The largest quantity that can be typed. */
  limit: number;
  /** The largest quantity that a step reaches. */
  lastStep: number;
  /** The quantity cannot be changed now. */
  idle: boolean;
  /** Drops the typed text, so that the field follows `quantity` again. */
  dropDraft: () => void;
  /** Tells the shopper which quantities are possible. */
  showRange: () => void;
  hideRange: () => void;
  onStep: (by: number) => void;
  onSet: (quantity: number) => void;
  onZero?: (() => void) | undefined;
}

/** Takes over the typed text: sets the quantity that it means, or restores the former one. */
export function commit(entry: QuantityEntry, field: HTMLInputElement): void {
  const { quantity, limit, onSet, onZero } = entry;
  const { value: typed } = field;
  const parsed = parseQuantity(typed, limit);
  show(entry, field, parsed ?? quantity);
  if (onZero && isZero(typed)) {
    onZero();
    return;
  }
  if (!isQuantity(typed, limit)) {
    entry.showRange();
    // The next typed digit starts a new number instead of extending this one.
    if (document.activeElement === field) field.select();
  }
  if (parsed !== undefined && parsed !== quantity) onSet(parsed);
}

/** One more or one fewer, within the limits. */
export function step({ quantity, lastStep, hideRange, onStep }: QuantityEntry, by: number): void {
  const target = quantity + by;
  hideRange();
  if (target >= 1 && target <= lastStep) onStep(by);
}

export function onKeyDown(entry: QuantityEntry, event: KeyboardEvent & { currentTarget: HTMLInputElement }): void {
  if (event.isComposing || entry.idle) return;
  const { key, currentTarget: field } = event;
  if (key === 'Escape' && field.value !== String(entry.quantity)) {
    // Escape drops the typed text and must not close the view as well.
    event.preventDefault();
    event.stopPropagation();
    show(entry, field, entry.quantity);
  }
  // The shopper sees the corrected number before Enter submits the form.
  if (key === 'Enter' && !isQuantity(field.value, entry.limit)) {
    commit(entry, field);
    event.preventDefault();
    return;
  }
  // A quantity has no sign, so + and - can only mean one more and one fewer.
  if (key === 'ArrowUp' || key === '+') stepFromTyped(entry, field, 1);
  else if (key === 'ArrowDown' || key === '-') stepFromTyped(entry, field, -1);
  else return;
  event.preventDefault();
}

function stepFromTyped(entry: QuantityEntry, field: HTMLInputElement, by: number): void {
  const { quantity, limit, lastStep, onSet } = entry;
  const typed = parseQuantity(field.value, limit) ?? quantity;
  const target = Math.min(Math.max(typed + by, 1), lastStep);
  show(entry, field, target);
  if (typed === quantity) step(entry, by);
  else if (target !== quantity) onSet(target);
}

/** Writes to the field directly: Preact sees no change when a text was typed and rejected between two renders. */
function show({ dropDraft, hideRange }: QuantityEntry, field: HTMLInputElement, number: number): void {
  dropDraft();
  hideRange();
  field.value = String(number);
}
