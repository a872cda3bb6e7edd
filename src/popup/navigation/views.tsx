/** The parts of the panel that its first opening does not show, in one file that loads after the first frame. */
import './views.css';

export { CartView } from '../cart/cart-view.tsx';
export { CartStrip } from '../cart-news/cart-strip.tsx';
export { announceNews } from '../cart-news/news-text.ts';
export { CategoriesView } from '../categories/categories-view.tsx';
export { checkOut, checkoutState } from '../checkout/checkout.ts';
export { ChosenFilters } from '../filters/chosen-filters.tsx';
export { FiltersView } from '../filters/filters-view.tsx';
export { KeySheet } from '../key-sheet.tsx';
export { ProductView } from '../product/product-view.tsx';
export { OptionChooser } from '../products/option-chooser.tsx';
export { refreshOnFocus } from '../refresh-on-focus.ts';
export { NothingFound } from '../search/nothing-found.tsx';
export { SearchOff } from '../search/search-off.tsx';
export { AccountView } from '../sign-in/account-view.tsx';
export { captureSnapshots } from '../snapshot/capture.ts';
export { Welcome } from '../welcome.tsx';
