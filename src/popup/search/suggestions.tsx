import { History, type IconNode, LayoutGrid, Search } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Suggestion } from '../../contract/search.ts';
import { Icon } from '../../ui/controls/icon.tsx';
import { text } from '../../ui/text.ts';
import { Highlight } from '../products/highlight.tsx';
import { typed } from './search-state.ts';
import { active, hasSuggestionLine, suggestions, takeSuggestion } from './type-ahead.ts';

/** `id` of the list of suggestions. */
export const suggestionsId = 'suggestions';

export function optionId(index: number): string {
  return `suggestion-${index}`;
}

/** A wheel turns one way alone, and the line has no scroll bar. */
function scrollAlong({ currentTarget: line, deltaX, deltaY }: WheelEvent & { currentTarget: HTMLElement }): void {
  if (deltaX === 0) line.scrollLeft += document.documentElement.dir === 'rtl' ? -deltaY : deltaY;
}

const signs: Record<Suggestion['kind'], IconNode> = { earlier: History, word: Search, category: LayoutGrid };

/**
 * What may be meant, in one line above the results rather than over them: what is being looked for stays in sight. The field
 * keeps focus; its arrow keys lead here.
 */
export function SuggestionStrip() {
  const strip = useRef<HTMLDivElement>(null);
  const here = active.value;
  useLayoutEffect(() => {
    strip.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [here]);
  const offered = suggestions.value;
  return (
    <div class="suggestion-line" hidden={!hasSuggestionLine.value}>
      <div
        id={suggestionsId}
        ref={strip}
        class="suggestions"
        role="listbox"
        tabIndex={-1}
        aria-label={text('suggestions')}
        aria-orientation="horizontal"
        hidden={offered.length === 0}
        onWheel={scrollAlong}
      >
        {offered.map((each, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose, as the pattern has it
          <span
            key={`${each.kind} ${each.kind === 'category' ? each.categoryId : each.text}`}
            id={optionId(index)}
            class="chip suggestion"
            role="option"
            tabIndex={-1}
            aria-selected={index === here}
            // Focus stays in the field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => takeSuggestion(each)}
          >
            <Icon shapes={signs[each.kind]} size={14} />
            <span class="suggestion-text" dir="auto">
              <Highlight text={each.text} typed={typed.value} />
            </span>
            {each.kind === 'category' && <span class="visually-hidden">, {text('category')}</span>}
          </span>
        ))}
      </div>
    </div>
  );
}
