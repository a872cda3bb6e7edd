import { useId } from 'preact/hooks';
import type { Category } from '../../contract/catalog.ts';
import { text } from '../../ui/text.ts';
import { setCategory } from '../filters/filter-state.ts';
import { currentQuery } from '../navigation/history.ts';
import { categories } from './category-state.ts';
import { type CategoryTree, treeOf } from './category-tree.ts';

/** Searches in all categories, or in one and its subcategories. */
export function CategoryField() {
  const id = useId();
  const tree = treeOf(categories.value);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {text('category')}
      </label>
      <select
        id={id}
        class="input"
        value={currentQuery.value?.categoryId ?? ''}
        onChange={(event) => setCategory(event.currentTarget.value || undefined)}
      >
        <option value="">{text('everywhere')}</option>
        {tree.roots.flatMap((root) => optionsOf(tree, root, 0))}
      </select>
    </div>
  );
}

/** The options of a category's subtree. A drop-down has no tree: no-break spaces indent the deeper levels. */
function optionsOf(tree: CategoryTree, category: Category, depth: number): preact.JSX.Element[] {
  const { id, name } = category;
  return [
    <option key={id} value={id}>
      {'\u00a0\u00a0\u00a0'.repeat(depth)}
      {name}
    </option>,
    ...tree.childrenOf(id).flatMap((child) => optionsOf(tree, child, depth + 1)),
  ];
}
