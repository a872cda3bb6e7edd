import type { Category } from '../../contract/catalog.ts';
import { text } from '../../ui/text.ts';
import { openView } from '../navigation/history.ts';
import { openCategory } from './open-category.ts';

/** Number of chips that fit about two lines; the tree has all categories. */
const chipLimit = 7;

interface CategoryChipsProps {
  categories: readonly Category[];
  /** Whether a chip opens the tree of all categories, even where all of these are shown. */
  hasAllChip?: boolean;
}

/** Categories as chips, and a chip that opens the tree of all. */
export function CategoryChips({ categories, hasAllChip = false }: CategoryChipsProps) {
  if (categories.length === 0) return null;
  const shown = categories.length > chipLimit + 1 ? categories.slice(0, chipLimit) : categories;
  return (
    <nav class="chips" aria-label={text('categories')}>
      {shown.map(({ id, name, language }) => (
        <button key={id} type="button" class="chip" onClick={() => openCategory(id)}>
          <span class="chip-text" lang={language} dir="auto">
            {name}
          </span>
        </button>
      ))}
      {(hasAllChip || shown.length < categories.length) && (
        <button
          id="all-categories"
          type="button"
          class="chip chip-more"
          onClick={() => openView({ name: 'categories' })}
        >
          {text('allCategories')}
        </button>
      )}
    </nav>
  );
}
