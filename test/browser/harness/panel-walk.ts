/** A walk through every view and state of the panel, in any language. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Texts } from '../../run/texts.ts';
import { settled } from './shopper.ts';
import type { TestShop } from './test-shop.ts';

export interface Walk {
  panel: Page;
  shop: TestShop;
  texts: Texts;
  /** What the shopper searches for, in a language of the shop. */
  words: string;
  /** Called at each view, once it is complete. */
  look(view: string): Promise<void>;
}

type Find = ReturnType<typeof finder>;

/** The controls of the walk, by their texts. */
function finder({ panel, texts }: Walk) {
  const button = (name: string | RegExp): Locator => panel.getByRole('button', { name, exact: true });
  return {
    button,
    said: (...key: Parameters<Texts>) => button(texts(...key)),
    field: panel.getByRole('combobox', { name: texts('searchProducts') }),
    results: panel.getByRole('list', { name: texts('searchResults') }),
    email: panel.getByRole('textbox', { name: texts('email'), exact: true }),
    cart: panel.locator('#cart'),
    /** The button of a result that can be added, or whose options can be chosen. */
    adding: (isChoice: boolean) => panel.locator(`.row .add-button${isChoice ? '.is-choice' : ':not(.is-choice)'}`),
  };
}

/** Back to the front page, one step at a time. */
async function goHome({ panel }: Walk): Promise<void> {
  const home = panel.locator('.home');
  for (let steps = 0; steps < 12 && (await home.count()) === 0; steps += 1) await panel.keyboard.press('Escape');
  await expect(home).toBeVisible();
  await expect(panel.getByRole('listitem').first()).toBeVisible();
}

async function search({ panel, words }: Walk, { field, results }: Find, text = words): Promise<void> {
  await field.click();
  await field.fill(text);
  await field.press('Enter');
  await expect(results.locator('.row').first()).toBeVisible();
  await expect(results).toHaveAttribute('aria-busy', 'false');
  await expect(panel.locator('.list-status')).toContainText(/\S/);
}

/** A search, its results and filters, and a product. */
async function searching(walk: Walk): Promise<void> {
  const { panel, texts, look } = walk;
  const find = finder(walk);
  await goHome(walk);
  await look('the front page on the first day');

  await search(walk, find);
  await find.adding(false).first().click();
  await expect(panel.locator('.badge').first()).toBeVisible();
  await look('the results');

  await find.adding(true).first().click();
  await expect(panel.locator('.chooser').getByRole('radiogroup').first()).toBeVisible();
  await look('options in their row');

  await find.said('filters').click();
  await panel.getByRole('checkbox', { name: texts('inStock') }).check();
  await expect(panel.locator('.narrow-done, .button-accent').first()).toBeVisible();
  await look('the filters');

  await panel.keyboard.press('Escape');
  await find.results.locator('.row:has(.is-choice) .facts-name').first().click();
  await expect(find.said('addToCart')).toBeVisible();
  await look('a product');
}

/** Suggestions, categories and the list of keys, and an empty and a failed search. */
async function browsing(walk: Walk): Promise<void> {
  const { panel, texts, words, shop, look } = walk;
  const find = finder(walk);
  await goHome(walk);
  await look('the front page, of what is known');
  await find.field.pressSequentially(words.slice(0, 2));
  await expect(panel.getByRole('option').first()).toBeVisible();
  await find.field.press('ArrowDown');
  await look('the suggestions');

  await find.field.fill('zzzzzzzz');
  await expect(panel.locator('.empty')).toBeVisible();
  await look('nothing found');

  await goHome(walk);
  await find.said('allCategories').click();
  await panel.locator('.tree-node button[aria-expanded]').first().click();
  await expect(find.button(/./).and(panel.locator('[aria-expanded=true]'))).toBeVisible();
  await look('all categories');
  await panel.locator('.tree-name').nth(1).click();
  await expect(panel.getByRole('list', { name: texts('products') })).toBeVisible();
  await look('a category');

  await panel.keyboard.press('Control+/');
  await expect(panel.getByRole('dialog')).toBeVisible();
  await look('the list of keys');
  await panel.keyboard.press('Escape');

  shop.faults.add({
    match: ({ path }) => !path.startsWith('/oauth/'),
    times: Number.POSITIVE_INFINITY,
    fault: { status: 503 },
  });
  await find.field.fill(`${words} x`);
  await find.field.press('Enter');
  await expect(panel.locator('main').getByRole('alert')).toBeVisible();
  await look('a shop that fails');
  shop.faults.clear();
}

/** The cart with its codes and estimates, also offline. */
async function buying(walk: Walk): Promise<void> {
  const { panel, shop, texts, look } = walk;
  const find = finder(walk);
  await goHome(walk);
  await find.cart.click();
  await expect(panel.locator('.empty-cart')).toBeVisible();
  await look('the empty cart');

  await search(walk, find);
  for (const place of [0, 1]) await find.adding(false).nth(place).click();
  await expect(find.button(texts.counted('cartItems', 2))).toBeVisible();
  await find.cart.click();
  const quantity = panel.getByRole('spinbutton');
  await quantity.last().fill('3');
  await quantity.last().press('Enter');
  await expect(find.button(texts.counted('cartItems', 4)).first()).toBeVisible();
  await expect.poll(() => shop.lines().map((line) => line.quantity)).toEqual([1, 3]);
  await settled(panel);
  await look('the cart');

  const code = panel.getByRole('textbox', { name: texts('discountCode') });
  await code.fill('NO-SUCH-CODE');
  await code.press('Enter');
  await expect(panel.locator('.codes').getByRole('alert')).toBeVisible();
  await look('a code that is refused');
  await code.fill(shop.store.codes.percentage);
  await code.press('Enter');
  await expect(panel.getByRole('row', { name: texts('totalsDiscount') })).toBeVisible();
  await find.said('estimate').click();
  await panel.getByRole('textbox', { name: texts('postalCode') }).fill('20457');
  await find.said('estimateShow').click();
  await expect(panel.locator('.shipping-option').first()).toBeVisible();
  await settled(panel);
  await look('a code, and the ways of sending');

  await panel.locator('.line-remove').first().click();
  await expect(find.said('undo')).toBeVisible();
  await settled(panel);
  await look('a line that was taken out');

  await panel.context().setOffline(true);
  await expect(panel.locator('.mark').first()).toBeVisible();
  await look('no network');
  await panel.context().setOffline(false);
  await expect(panel.getByText(texts('offlineMark'))).toHaveCount(0);
}

/** Signing in and up, and the parts of the account. */
async function account(walk: Walk): Promise<void> {
  const { panel, shop, texts, look } = walk;
  const find = finder(walk);
  const password = panel.getByLabel(texts('password'), { exact: true });
  const signIn = async (word = shop.store.customer.password) => {
    await find.email.fill(shop.store.customer.email);
    await password.fill(word);
    await find.said('signIn').click();
  };
  await goHome(walk);
  await find.said('account').click();
  await expect(find.said('signIn')).toBeVisible();
  await look('signing in');
  await signIn('not this one');
  await expect(panel.getByRole('alert')).toBeVisible();
  await look('a refused sign-in');
  await find.said('newHere').click();
  await find.email.fill('ada@');
  await find.said('createAccount').click();
  await expect(panel.locator('.field-error')).toBeVisible();
  await look('signing up, refused');
  await find.said('haveAccount').click();
  await find.said('forgotPassword').click();
  await expect(find.said('setPassword')).toBeVisible();
  await look('a new password');
  await find.said('backToSignIn').click();

  await signIn();
  await expect(find.said('signOut')).toBeVisible();
  await expect(panel.locator('.part').first()).toBeVisible();
  await look('being signed in');
  for (const part of ['name', 'email', 'password', 'delete']) {
    await panel.locator(`#account-${part}`).click();
    await expect(panel.locator(`#account-${part}-body`)).toBeVisible();
    await look(`the account's ${part}`);
  }
  await panel.locator('#account-addresses').click();
  await look("the account's addresses");
  await find.said('addAddress').click();
  await expect(find.said('saveAddress')).toBeVisible();
  await look('a new address');

  // A cart of the guest, and one of the customer.
  const addOne = async (place: number) => {
    await goHome(walk);
    await search(walk, find);
    await find.adding(false).nth(place).click();
    await expect(find.button(texts.counted('cartItems', 1))).toBeVisible();
    await settled(panel);
    await find.said('account').click();
  };
  await goHome(walk);
  await find.said('account').click();
  await find.said('signOut').click();
  await expect(find.said('signIn')).toBeVisible();
  await addOne(1);
  await signIn();
  await expect(panel.getByRole('heading', { name: texts('cartsTitle') })).toBeVisible();
  await look('two carts');
}

/** The two parts of the walk, each from a panel that was just opened. */
export const parts: Record<string, (walk: Walk) => Promise<void>> = {
  'searching and browsing': async (walk) => {
    await searching(walk);
    await browsing(walk);
  },
  'buying, and the account': async (walk) => {
    await buying(walk);
    await account(walk);
  },
};
