/** The tree of the shop's categories, built from their parent IDs. */
import type { Category } from '../../contract/catalog.ts';

export interface CategoryTree {
  roots: Category[];
  get(id: string | undefined): Category | undefined;
  childrenOf(id: string): Category[];
  /** The categories from the root down to this one, which is the last. */
  pathOf(id: string): Category[];
}

const trees = new WeakMap<readonly Category[], CategoryTree>();

/** The tree of a list of categories; built once per list. */
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
    // A circle of parents, which broken data may hold, must not loop forever.
    const path: Category[] = [];
    for (let each = byId.get(id); each && !path.includes(each); each = byId.get(each.parentId ?? ''))
      path.unshift(each);
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
