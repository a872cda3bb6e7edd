import { ChevronDown, ChevronRight } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Category } from '../../contract/catalog.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { BackButton } from '../navigation/back-button.tsx';
import { categories } from './category-state.ts';
import { type CategoryTree, treeOf } from './category-tree.ts';
import { readCategories } from './load-categories.ts';
import { openCategory } from './open-category.ts';

/** All categories as a tree. */
export function CategoriesView() {
  const tree = treeOf(categories.value);
  useEffect(() => {
    if (categories.value.length === 0) void readCategories();
  }, []);
  return (
    <div class="categories">
      <div class="view-head">
        <BackButton />
        <h1 class="title" tabIndex={-1} data-entry>
          {text('categories')}
        </h1>
      </div>
      <nav aria-label={text('categories')}>
        <ul class="tree">
          <li class="tree-node">
            <button type="button" class="tree-name" onClick={() => openCategory(undefined)}>
              {text('allProducts')}
            </button>
          </li>
          {tree.roots.map((category) => (
            <CategoryNode key={category.id} tree={tree} category={category} />
          ))}
        </ul>
      </nav>
    </div>
  );
}

/** A category, with its subcategories once the shopper opens them. */
function CategoryNode({ tree, category: { id, name, language } }: { tree: CategoryTree; category: Category }) {
  const [isOpen, setOpen] = useState(false);
  const children = tree.childrenOf(id);
  return (
    <li>
      <div class="tree-node">
        <button
          id={`category-${id}`}
          type="button"
          class="tree-name"
          lang={language}
          dir="auto"
          onClick={() => openCategory(id)}
        >
          {name}
        </button>
        {children.length > 0 && (
          <IconButton
            shapes={isOpen ? ChevronDown : ChevronRight}
            isDirected={!isOpen}
            size={18}
            label={text('belowNamed', name)}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          />
        )}
      </div>
      {isOpen && (
        <ul>
          {children.map((child) => (
            <CategoryNode key={child.id} tree={tree} category={child} />
          ))}
        </ul>
      )}
    </li>
  );
}
