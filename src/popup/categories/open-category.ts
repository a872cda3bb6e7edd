import { batch } from '@preact/signals';
import { closeView, openView } from '../navigation/history.ts';

/** Opens the products of a category. @param categoryId absent for all products */
export function openCategory(categoryId: string | undefined): void {
  const category = categoryId === undefined ? {} : { categoryId };
  batch(() => {
    // Closes the search that led here, so that its text leaves the search field.
    closeView('search');
    openView({ name: 'category', ...category }, { typed: '', ...category });
  });
}
