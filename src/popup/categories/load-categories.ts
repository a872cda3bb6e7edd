import { send } from '../../ui/send.ts';
import { categories } from './category-state.ts';

/** Reads the categories where the home view brought none. */
export async function readCategories(): Promise<void> {
  const fresh = await send('catalog.categories').catch(() => undefined);
  if (fresh) categories.value = fresh;
}
