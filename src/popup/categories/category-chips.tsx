import type { Category } from '../../contract/catalog.ts';
import { text } from '../../ui/text.ts';
import { go } from '../navigation/history.ts';
import { openCategory } from '../search/type-ahead.ts';

/** Chips that fit two lines or so; all the others are in the tree. */
const chipLimit = 7;

interface CategoryChipsProps {
  of: readonly Category[];
  /** Whether a chip leads to the tree of all categories, however few are shown. */
  leadsToAll?: boolean;
}

/** Where to look: some categories, and the way to all. */
export function CategoryChips({ of, leadsToAll = false }: CategoryChipsProps) {
  if (of.length === 0) return null;
  const shown = of.length > chipLimit + 1 ? of.slice(0, chipLimit) : of;
  return (
    <nav class="chips" aria-label={text('categories')}>
      {shown.map(({ id, name, language }) => (
        <button key={id} type="button" class="chip" onClick={() => openCategory(id)}>
          <span class="chip-text" lang={language} dir="auto">
            {name}
          </span>
        </button>
      ))}
      {(leadsToAll || shown.length < of.length) && (
        <button id="all-categories" type="button" class="chip chip-more" onClick={() => go({ name: 'categories' })}>
          {text('allCategories')}
        </button>
      )}
    </nav>
  );
}
