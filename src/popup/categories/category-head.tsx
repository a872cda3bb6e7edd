import { ChevronRight } from 'lucide';
import type { Category } from '../../contract/catalog.ts';
import { Icon } from '../../ui/controls/icon.tsx';
import { text } from '../../ui/text.ts';
import { view } from '../navigation/history.ts';
import { leaveSearch } from '../search/type-ahead.ts';
import { CategoryChips } from './category-chips.tsx';
import { categories } from './category-state.ts';
import { type CategoryTree, treeOf } from './category-tree.ts';
import { openCategory } from './open-category.ts';

/** The head of a category's list: breadcrumbs, name, and subcategories. */
export function CategoryHead() {
  const here = view.value;
  const id = here.name === 'category' ? here.categoryId : undefined;
  const tree = treeOf(categories.value);
  const category = tree.get(id);
  return (
    <>
      <Breadcrumbs path={id === undefined ? [] : tree.pathOf(id).slice(0, -1)} />
      <h1 class="title list-title" lang={category?.language} dir="auto" tabIndex={-1} data-entry>
        {category?.name ?? text('allProducts')}
      </h1>
      <CategoryChips categories={subcategories(tree, id)} />
    </>
  );
}

function subcategories(tree: CategoryTree, id: string | undefined): Category[] {
  return id === undefined ? tree.roots : tree.childrenOf(id);
}

/** The categories above this one. */
function Breadcrumbs({ path }: { path: Category[] }) {
  return (
    <nav class="crumbs" aria-label={text('breadcrumbs')}>
      <ol>
        <li>
          <button type="button" class="crumb" onClick={leaveSearch}>
            {text('home')}
          </button>
        </li>
        {path.map(({ id, name, language }) => (
          <li key={id}>
            <Icon shapes={ChevronRight} size={14} isDirected />
            <button type="button" class="crumb" lang={language} dir="auto" onClick={() => openCategory(id)}>
              {name}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
