import { useId } from 'preact/hooks';
import type { Category } from '../../contract/catalog.ts';
import { text } from '../../ui/text.ts';
import { setCategory } from '../filters/filter-state.ts';
import { finding } from '../navigation/history.ts';
import { categories } from '../search/search-state.ts';
import { type CategoryTree, treeOf } from './category-tree.ts';

/** Where to search: everywhere, or in one category and what is below it. */
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
        value={finding.value?.categoryId ?? ''}
        onChange={(event) => setCategory(event.currentTarget.value || undefined)}
      >
        <option value="">{text('everywhere')}</option>
        {tree.roots.flatMap((root) => optionsOf(tree, root, 0))}
      </select>
    </div>
  );
}

/** A drop-down knows no tree: what is deeper is moved in by blanks that it does not draw together. */
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
