import { ChevronDown } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../../ui/controls/icon.tsx';
import { closePart, togglePart } from './profile-actions.ts';
import { openPart, type PartName, partId } from './profile-state.ts';

interface AccountPartProps {
  part: PartName;
  title: string;
  /** The present value, shown while the part is closed. */
  value?: string | undefined;
  children: ComponentChildren;
}

/** A row with a value of the profile, which opens in place to change it. */
export function AccountPart({ part, title, value, children }: AccountPartProps) {
  const isOpen = openPart.value === part;
  const id = partId(part);

  function onKeyDown(event: KeyboardEvent) {
    if (!isOpen || event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    closePart();
  }

  return (
    // Key events of the form bubble to here: Escape closes the part, not the view.
    <fieldset class="group part" aria-labelledby={id} onKeyDown={onKeyDown}>
      <h2 class="part-title">
        <button
          type="button"
          id={id}
          class="part-toggle"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-body` : undefined}
          onClick={() => togglePart(part)}
        >
          <span class="part-words">
            <span class={value === undefined || isOpen ? 'part-name is-alone' : 'part-name'}>{title}</span>{' '}
            {!isOpen && value !== undefined && (
              <span class="part-value" dir="auto">
                {value}
              </span>
            )}
          </span>
          <Icon shapes={ChevronDown} size={18} />
        </button>
      </h2>
      {isOpen && (
        <div class="part-body" id={`${id}-body`}>
          {children}
        </div>
      )}
    </fieldset>
  );
}
