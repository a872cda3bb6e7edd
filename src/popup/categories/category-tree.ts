/** Reading the tree that categories name their places in. */
import type { Category } from '../../contract/catalog.ts';

export interface CategoryTree {
  roots: Category[];
  get(id: string | undefined): Category | undefined;
  childrenOf(id: string): Category[];
  /** From the root down to the category itself. */
  pathOf(id: string): Category[];
}

const trees = new WeakMap<readonly Category[], CategoryTree>();

/** The tree of some categories; built once for each list of them. */
export function treeOf(categories: readonly Category[]): CategoryTree {
  const known = trees.get(categories);
  if (known) return known;
  const tree = build(categories);
  trees.set(categories, tree);
  return tree;
}

function build(categories: readonly Category[]): CategoryTree {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const children = new Map<string, Category[]>();
  const roots: Category[] = [];
  const pathOf = (id: string): Category[] => {
    // A way that came round in a circle would never end.
    const path: Category[] = [];
    for (let here = byId.get(id); here && !path.includes(here); here = byId.get(here.parentId ?? ''))
      path.unshift(here);
    return path;
  };
  for (const category of categories) {
    const parent = byId.get(category.parentId ?? '');
    if (parent) children.set(parent.id, [...(children.get(parent.id) ?? []), category]);
    else roots.push(category);
  }
  return {
    roots,
    get: (id) => byId.get(id ?? ''),
    childrenOf: (id) => children.get(id) ?? [],
    pathOf,
  };
}
