/** What is not on screen when the panel opens for the first time, in one file that is fetched beside the first frame. */
import './views.css';

export { AccountView } from './account/account-view.tsx';
export { CartStrip } from './cart/cart-strip.tsx';
export { CartView } from './cart/cart-view.tsx';
export { checkOut, leaving } from './cart/checkout.ts';
export { announceNews } from './cart/news-words.ts';
export { CategoriesView } from './catalog/categories-view.tsx';
export { ChosenFilters } from './catalog/chosen-filters.tsx';
export { NarrowView } from './catalog/narrow-view.tsx';
export { NothingFound } from './catalog/nothing-found.tsx';
export { OptionChooser } from './catalog/option-chooser.tsx';
export { ProductView } from './catalog/product-view.tsx';
export { SearchOff } from './catalog/search-off.tsx';
export { followReturn } from './coming-back.ts';
export { keepSnapshots } from './keeping.ts';
export { KeySheet } from './key-sheet.tsx';
export { Welcome } from './welcome.tsx';
