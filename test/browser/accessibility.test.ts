import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { type Cartlet, connectionTo, expect, test } from './extension.ts';
import type { Shop } from './shop.ts';
import { alert, cartButton, cartLines, search, searchAndAdd, signIn } from './shopper.ts';

/** Every view, and the way there from a popup that was just opened. */
const views: Record<string, (popup: Page, shop: Shop) => Promise<void>> = {
  'the first view': async (popup) => {
    await expect(popup.getByRole('listitem').first()).toBeVisible();
  },
  'the results': (popup, shop) => search(popup, shop.simpleProducts[0] ?? ''),
  'no result': async (popup) => {
    await popup.getByRole('combobox').fill('zzzzzzzz');
    await expect(popup.getByRole('status').filter({ hasText: 'zzzzzzzz' })).toBeVisible();
  },
  'a product': async (popup, shop) => {
    await search(popup, shop.productWithOptions);
    await popup.getByRole('button', { name: shop.productWithOptions, exact: true }).click();
    await expect(popup.getByRole('heading', { level: 1, name: shop.productWithOptions })).toBeVisible();
    await expect(popup.getByRole('radiogroup').first()).toBeVisible();
  },
  'options in their row': async (popup, shop) => {
    await search(popup, shop.productWithOptions);
    await popup.getByRole('button', { name: `Choose options for ${shop.productWithOptions}`, exact: true }).click();
    await expect(popup.getByRole('radiogroup').first()).toBeVisible();
  },
  'the suggestions': async (popup) => {
    await popup.getByRole('combobox').fill('kit');
    await popup.getByRole('combobox').press('ArrowDown');
    await expect(popup.getByRole('option', { selected: true })).toBeVisible();
  },
  'the filters': async (popup, shop) => {
    await search(popup, shop.simpleProducts[0] ?? '');
    await popup.getByRole('button', { name: 'Sort and filter' }).click();
    await popup.getByRole('checkbox', { name: 'In stock' }).check();
    await expect(popup.getByRole('button', { name: /^Show \d/ })).toBeVisible();
  },
  'all categories': async (popup) => {
    await popup.getByRole('button', { name: 'All categories' }).click();
    await popup
      .getByRole('button', { name: /^Below / })
      .first()
      .click();
    await expect(popup.getByRole('button', { expanded: true })).toBeVisible();
  },
  'a category': async (popup) => {
    await popup.getByRole('navigation', { name: 'Categories' }).getByRole('button').first().click();
    await expect(popup.getByRole('list', { name: 'Products' })).toBeVisible();
  },
  'the empty cart': async (popup) => {
    await cartButton(popup).click();
    await expect(popup.getByRole('heading', { level: 1, name: 'Cart' })).toBeVisible();
  },
  'the cart': async (popup, shop) => {
    await searchAndAdd(popup, shop.simpleProducts[0] ?? '');
    await cartButton(popup).click();
    await expect(cartLines(popup)).toHaveCount(1);
  },
  'signing in': async (popup) => {
    await popup.getByRole('button', { name: 'Account' }).click();
    await expect(popup.getByRole('button', { name: 'Sign in' })).toBeVisible();
  },
  'a refused sign-in': async (popup, shop) => {
    await signIn(popup, { ...shop.store.customer, password: 'not this one' });
    await expect(alert(popup)).toBeVisible();
  },
  'signing up': async (popup) => {
    await popup.getByRole('button', { name: 'Account' }).click();
    await popup.getByRole('button', { name: 'New here? Create an account' }).click();
    await expect(popup.getByRole('button', { name: 'Create account' })).toBeVisible();
  },
  'being signed in': async (popup, shop) => {
    await signIn(popup, shop.store.customer);
    await expect(popup.getByRole('button', { name: 'Sign out' })).toBeVisible();
  },
};

for (const [name, goThere] of Object.entries(views)) {
  test(`Axe finds nothing in ${name}, light or dark`, async ({ cartlet, shop }) => {
    await cartlet.connect(connectionTo(shop));
    const popup = await cartlet.openPopup();
    await goThere(popup, shop);
    await expectAccessible(popup);
  });
}

test('Axe finds nothing in the popup that knows no shop yet', async ({ cartlet }) => {
  const popup = await cartlet.openPopup();
  await expect(popup.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(popup);
});

test('Axe finds nothing in the options page', async ({ cartlet }) => {
  const options = await openedOptions(cartlet);
  await options.getByRole('button', { name: 'Delete everything on this device' }).click();
  await expect(options.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expectAccessible(options);
});

async function openedOptions(cartlet: Cartlet): Promise<Page> {
  const options = await cartlet.openOptions();
  await expect(options.getByRole('button', { name: 'Save' })).toBeVisible();
  return options;
}
