import { Minus, Plus } from 'lucide';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { quantityLimit } from '../../contract/cart.ts';
import { isQuantity, isZero, parseQuantity } from '../format/quantity.ts';
import { counted, formatCount, text } from '../text.ts';
import { announce } from './announcer.tsx';
import { IconButton } from './button.tsx';
import { usePageHide } from './use-page-hide.ts';

interface StepperProps {
  quantity: number;
  /** Accessible names of the field and of its two buttons. */
  label: string;
  increaseLabel: string;
  decreaseLabel: string;
  /** Cannot be changed now. */
  idle?: boolean;
  /** No more than these can be had; without it a step leads beyond {@link quantityLimit}, which is about typing. */
  most?: number | undefined;
  /** One more (`1`) or fewer (`-1`). */
  onStep: (by: number) => void;
  /** A quantity was typed: 1 to {@link quantityLimit}, or to what there is where that is more. */
  onSet: (quantity: number) => void;
  /** Zero was typed, where that can be meant. */
  onZero?: () => void;
}

/**
 * A quantity with − and +. A text field, since `type=number` drops Arabic-Indic digits and turns with the wheel.
 * What is typed counts when Enter is pressed, the field is left or the page goes; what means no quantity is put back, and what can be
 * had is said.
 */
export function Stepper({
  quantity,
  label,
  increaseLabel,
  decreaseLabel,
  idle = false,
  most,
  onStep,
  onSet,
  onZero,
}: StepperProps) {
  // A line may have more than can be typed: it has not to give any back.
  const limit = Math.max(1, quantity, Math.min(most ?? quantityLimit, quantityLimit));
  const lastStep = most === undefined ? Number.POSITIVE_INFINITY : limit;
  const range = limit === 1 ? counted('onlyLeft', 1) : text('announceRange', 1, formatCount(limit));
  const noteId = useId();
  const [draft, setDraft] = useState<string>();
  /** The number up to which a typed one was corrected, as long as it is the limit. */
  const [corrected, setCorrected] = useState<number>();
  const input = useRef<HTMLInputElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  // In the last line it would stand below what stays at the lower edge.
  useLayoutEffect(() => note.current?.scrollIntoView({ block: 'nearest' }), [corrected]);
  usePageHide(() => draft !== undefined && input.current && commit(input.current));

  function commit(field: HTMLInputElement) {
    const { value: typed } = field;
    const wanted = parseQuantity(typed, limit);
    show(field, wanted ?? quantity);
    if (onZero && isZero(typed)) return onZero();
    if (!isQuantity(typed, limit)) {
      setCorrected(limit);
      announce(range);
      // What is typed next is another number, not more of this one.
      if (document.activeElement === field) field.select();
    }
    if (wanted !== undefined && wanted !== quantity) onSet(wanted);
  }

  /** Put in by hand: to the renderer nothing has changed when the text was typed and refused in one go. */
  function show(field: HTMLInputElement, number: number) {
    setDraft(undefined);
    setCorrected(undefined);
    field.value = String(number);
  }

  function step(by: number) {
    const target = quantity + by;
    setCorrected(undefined);
    if (target >= 1 && target <= lastStep) onStep(by);
  }

  function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLInputElement }) {
    if (event.isComposing || idle) return;
    const field = event.currentTarget;
    if (event.key === 'Escape' && field.value !== String(quantity)) {
      // What was typed is dropped; the view is not left with it.
      event.preventDefault();
      event.stopPropagation();
      show(field, quantity);
    }
    // What becomes another number is looked at before anything is done with it.
    if (event.key === 'Enter' && !isQuantity(field.value, limit)) {
      commit(field);
      event.preventDefault();
      return;
    }
    // Signs are no digits: in a quantity they can only mean more or fewer.
    if (event.key === 'ArrowUp' || event.key === '+') stepFromTyped(field, 1);
    else if (event.key === 'ArrowDown' || event.key === '-') stepFromTyped(field, -1);
    else return;
    event.preventDefault();
  }

  function stepFromTyped(field: HTMLInputElement, by: number) {
    const typed = parseQuantity(field.value, limit) ?? quantity;
    const target = Math.min(Math.max(typed + by, 1), lastStep);
    show(field, target);
    if (typed === quantity) step(by);
    else if (target !== quantity) onSet(target);
  }

  return (
    <span class="stepper-place">
      <span class="stepper">
        <IconButton
          shapes={Minus}
          size={16}
          label={decreaseLabel}
          idle={idle || quantity <= 1}
          onClick={() => step(-1)}
        />
        <input
          ref={input}
          class="stepper-field"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          role="spinbutton"
          aria-label={label}
          aria-describedby={corrected === limit ? noteId : undefined}
          aria-valuenow={quantity}
          aria-valuemin={1}
          aria-valuemax={limit}
          readOnly={idle}
          value={draft ?? String(quantity)}
          onInput={(event) => {
            setDraft(event.currentTarget.value);
            setCorrected(undefined);
          }}
          onChange={(event) => commit(event.currentTarget)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => setDraft(undefined)}
          onKeyDown={onKeyDown}
        />
        <IconButton
          shapes={Plus}
          size={16}
          label={increaseLabel}
          idle={idle || quantity >= lastStep}
          onClick={() => step(1)}
        />
      </span>
      {corrected === limit && (
        <span class="stepper-note" id={noteId} ref={note}>
          {range}
        </span>
      )}
    </span>
  );
}
