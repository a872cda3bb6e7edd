import { Minus, Plus } from 'lucide';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { quantityLimit } from '../../contract/cart-command.ts';
import { counted, formatCount, text } from '../text.ts';
import { announce } from './announcer.tsx';
import { IconButton } from './button.tsx';
import { commit, onKeyDown, type QuantityEntry, step } from './quantity-entry.ts';
import { usePageHide } from './use-page-hide.ts';

interface StepperProps {
  quantity: number;
  /** Accessible names of the field and of its two buttons. */
  label: string;
  increaseLabel: string;
  decreaseLabel: string;
  /** The quantity cannot be changed now. */
  idle?: boolean;
  /** Units in stock. Without it, steps may exceed {@link quantityLimit}, which limits typed quantities only. */
  most?: number | undefined;
  /** One more (`1`) or one fewer (`-1`). */
  onStep: (by: number) => void;
  /** The shopper typed a quantity: 1 to {@link quantityLimit}, or to the present quantity if that is larger. */
  onSet: (quantity: number) => void;
  /** The shopper typed zero. Without it, zero is no valid quantity. */
  onZero?: () => void;
}

/**
 * A quantity with − and +. A typed quantity takes effect when the shopper presses Enter, leaves the field or closes the
 * page. An invalid text is replaced, and a note says which quantities are possible.
 */
export function Stepper({ label, increaseLabel, decreaseLabel, ...rest }: StepperProps) {
  const { entry, draft, setDraft, range } = useQuantityEntry(rest);
  const { quantity, lastStep, idle } = entry;
  const noteId = useId();
  const input = useRef<HTMLInputElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  // Otherwise the cart bar at the lower edge would hide the note of the last line.
  useLayoutEffect(() => note.current?.scrollIntoView({ block: 'nearest' }), [range]);
  usePageHide(() => draft !== undefined && input.current && commit(entry, input.current));

  return (
    <span class="stepper-place">
      <span class="stepper">
        <IconButton
          shapes={Minus}
          size={16}
          label={decreaseLabel}
          idle={idle || quantity <= 1}
          onClick={() => step(entry, -1)}
        />
        {/* Not `type=number`, which drops Arabic-Indic digits and reacts to the mouse wheel. */}
        <input
          ref={input}
          class="stepper-field"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          role="spinbutton"
          aria-label={label}
          aria-describedby={range && noteId}
          aria-valuenow={quantity}
          aria-valuemin={1}
          aria-valuemax={entry.limit}
          readOnly={idle}
          value={draft ?? String(quantity)}
          onInput={(event) => {
            setDraft(event.currentTarget.value);
            entry.hideRange();
          }}
          onChange={(event) => commit(entry, event.currentTarget)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={entry.dropDraft}
          onKeyDown={(event) => onKeyDown(entry, event)}
        />
        <IconButton
          shapes={Plus}
          size={16}
          label={increaseLabel}
          idle={idle || quantity >= lastStep}
          onClick={() => step(entry, 1)}
        />
      </span>
      {range && (
        <span class="stepper-note" id={noteId} ref={note}>
          {range}
        </span>
      )}
    </span>
  );
}

/** The typed text, and the range of possible quantities while a typed one has been corrected. */
function useQuantityEntry({
  idle = false,
  most,
  ...rest
}: Omit<StepperProps, 'label' | 'increaseLabel' | 'decreaseLabel'>) {
  // The present quantity is always allowed, even if it exceeds the stock.
  const limit = Math.max(1, rest.quantity, Math.min(most ?? quantityLimit, quantityLimit));
  const range = limit === 1 ? counted('onlyLeft', 1) : text('announceRange', 1, formatCount(limit));
  const [draft, setDraft] = useState<string>();
  /** The limit that a typed quantity was corrected to. The range disappears when the limit changes. */
  const [corrected, setCorrected] = useState<number>();
  const entry: QuantityEntry = {
    ...rest,
    limit,
    lastStep: most === undefined ? Number.POSITIVE_INFINITY : limit,
    idle,
    dropDraft: () => setDraft(undefined),
    showRange: () => {
      setCorrected(limit);
      announce(range);
    },
    hideRange: () => setCorrected(undefined),
  };
  return { entry, draft, setDraft, range: corrected === limit ? range : undefined };
}
