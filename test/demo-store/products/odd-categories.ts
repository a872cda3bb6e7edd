/** Categories with cycles, with missing parents and without names. */
import type { Category } from '@commercetools/platform-sdk';

const at = '2026-01-05T08:00:00.000Z';

function category(id: string, en: string, parent?: string): Category {
  return {
    id,
    key: id,
    version: 1,
    createdAt: at,
    lastModifiedAt: at,
    orderHint: '0.5',
    name: { en },
    slug: { en: id },
    ancestors: parent === undefined ? [] : [{ typeId: 'category', id: parent }],
    ...(parent === undefined ? {} : { parent: { typeId: 'category', id: parent } }),
  };
}

export const oddCategories: readonly Category[] = [
  category('round', 'Round', 'about'),
  category('about', 'About', 'round'),
  category('itself', 'Its own parent', 'itself'),
  category('orphan', 'Orphan', 'gone'),
  category('markup', '<img src=x onerror="globalThis.ran=1">'),
  { ...category('nameless', ''), name: {}, slug: {}, orderHint: 'first' },
];
