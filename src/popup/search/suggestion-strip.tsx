import { History, type IconNode, LayoutGrid, Search } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Suggestion } from '../../contract/search.ts';
import { Icon } from '../../ui/controls/icon.tsx';
import { text } from '../../ui/text.ts';
import { Highlight } from '../products/highlight.tsx';
import { searchText } from './search-state.ts';
import { activeSuggestion, chooseSuggestion, hasSuggestionLine, suggestions } from './type-ahead.ts';

/** `id` of the list of suggestions. */
export const suggestionsId = 'suggestions';

export function optionId(index: number): string {
  return `suggestion-${index}`;
}

/** Scrolls along the line with a vertical wheel: the line has no scroll bar. */
function scrollAlong({ currentTarget: line, deltaX, deltaY }: WheelEvent & { currentTarget: HTMLElement }): void {
  if (deltaX === 0) line.scrollLeft += document.documentElement.dir === 'rtl' ? -deltaY : deltaY;
}

const suggestionIcons: Record<Suggestion['kind'], IconNode> = { earlier: History, word: Search, category: LayoutGrid };

/**
 * Suggestions in one line above the results, which stay in sight. Focus stays in the search field, whose arrow keys
 * move between the suggestions.
 */
export function SuggestionStrip() {
  const strip = useRef<HTMLDivElement>(null);
  const activeIndex = activeSuggestion.value;
  useLayoutEffect(() => {
    strip.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeIndex]);
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
          // biome-ignore lint/a11y/useKeyWithClickEvents: the search field handles the keys of a combobox
          <span
            key={`${each.kind} ${each.kind === 'category' ? each.categoryId : each.text}`}
            id={optionId(index)}
            class="chip suggestion"
            role="option"
            tabIndex={-1}
            aria-selected={index === activeIndex}
            // Keeps focus in the search field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => chooseSuggestion(each)}
          >
            <Icon shapes={suggestionIcons[each.kind]} size={14} />
            <span class="suggestion-text" dir="auto">
              <Highlight text={each.text} typed={searchText.value} />
            </span>
            {each.kind === 'category' && <span class="visually-hidden">, {text('category')}</span>}
          </span>
        ))}
      </div>
    </div>
  );
}
