import { ChevronLeft } from 'lucide';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Category } from '../../contract/catalog.ts';
import { Icon } from '../../ui/icon.tsx';
import { text } from '../../ui/text.ts';
import { browse } from './actions.ts';
import { categories, categoryId } from './state.ts';

/** Chips that fit two lines or so; the rest come when asked for. */
const chipLimit = 7;

/** Where to look: the departments, and inside one, its own. */
export function CategoryChips() {
  const [isOpen, setOpen] = useState(false);
  const all = categories.value;
  const here = all.find((category) => category.id === categoryId.value);
  // A category without departments of its own stays among its sisters.
  const around = here && childrenOf(all, here.id).length > 0 ? here : parentOf(all, here);
  const choices = childrenOf(all, around?.id);
  const shown = isOpen ? choices : firstOf(choices, here);
  const row = useRef<HTMLElement>(null);
  const pressed = useRef<number | undefined>(undefined);

  // A pressed chip may be gone or elsewhere now: focus goes to the chosen one, or to the one in its place.
  useLayoutEffect(() => {
    if (pressed.current === undefined) return;
    const chips = row.current?.querySelectorAll('button');
    if (!row.current?.contains(document.activeElement)) {
      (row.current?.querySelector<HTMLElement>('[aria-pressed="true"]') ?? chips?.[pressed.current])?.focus();
    }
    pressed.current = undefined;
  }, [isOpen, categoryId.value]);

  if (all.length === 0) return null;

  function open(id: string | undefined) {
    pressed.current = 0;
    setOpen(false);
    browse(id);
  }

  function openMore() {
    pressed.current = shown.length + (around ? 2 : 0);
    setOpen(true);
  }

  return (
    <nav class="chips" ref={row} aria-label={text('categories')}>
      {around && (
        <button type="button" class="chip chip-back" onClick={() => open(around.parentId)}>
          <Icon shapes={ChevronLeft} size={16} isDirected />
          <span>{parentOf(all, around)?.name ?? text('allProducts')}</span>
        </button>
      )}
      {[...(around ? [around] : []), ...shown].map((category) => (
        <button
          key={category.id}
          type="button"
          class="chip"
          aria-pressed={category === here}
          onClick={() => open(category === here ? category.parentId : category.id)}
        >
          {category.name}
        </button>
      ))}
      {shown.length < choices.length && (
        <button type="button" class="chip chip-more" onClick={openMore}>
          {text('moreCategories')}
        </button>
      )}
    </nav>
  );
}

function parentOf(all: Category[], category: Category | undefined): Category | undefined {
  return all.find((each) => each.id === category?.parentId);
}

/** The categories right below one, or those at the top: also those whose parent is not known, rather than nowhere. */
function childrenOf(all: Category[], parentId: string | undefined): Category[] {
  if (parentId !== undefined) return all.filter((category) => category.parentId === parentId);
  return all.filter((category) => parentOf(all, category) === undefined);
}

function firstOf(some: Category[], here: Category | undefined): Category[] {
  if (some.length <= chipLimit + 1) return some;
  const first = some.slice(0, chipLimit);
  return here && some.includes(here) && !first.includes(here) ? [...first.slice(0, -1), here] : first;
}
