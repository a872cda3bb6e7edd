/** Codes from the shop’s mails: to verify an email, and to set a new password. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, store, useShop } from '../../harness/shop.ts';
import { add } from '../../harness/shopper.ts';
import { failureFrom } from '../../harness/worker-harness.ts';
import { alice, enter, requests } from './account-of-alice.ts';

const catalogue = createCatalogue({ products: 60, seed: 1 });
const [mug] = catalogue.products.map(({ id }) => id) as [string];

useShop({ open: () => createDemoStore({ catalogue }) });

beforeEach(() => {
  requests();
});

describe('codes from the shop’s mails', () => {
  beforeEach(async () => {
    await extension.ask('account.signUp', alice);
  });

  test('verify the email', async () => {
    expect((await extension.ask('account.profile')).emailVerified).toBe(false);

    const profile = await extension.ask('account.confirmEmail', store.mailEmailToken(alice.email));

    expect(profile.emailVerified).toBe(true);
  });

  test('set a new password, and the shopper is in, with the cart of before', async () => {
    const filled = await extension.change(add(mug));
    await extension.ask('account.signOut');
    const code = store.mailPasswordToken(alice.email);

    const entrance = await extension.ask('account.resetPassword', { code, password: ' new ', keepSignedIn: true });

    expect(entrance).toMatchObject({
      account: { state: 'customer', email: alice.email },
      cart: { count: filled.count },
    });
    await extension.ask('account.signOut');
    expect(await enter({ ...alice, password: ' new ' })).toMatchObject({ account: { state: 'customer' } });
  });

  test.each(['', 'unknown', '../../me'])('that are none are refused: "%s"', async (code) => {
    const redeemed = [
      extension.ask('account.confirmEmail', code),
      extension.ask('account.resetPassword', { code, password: 'new', keepSignedIn: true }),
    ];

    for (const each of redeemed) expect((await failureFrom(each)).name).toBe('code-refused');
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'customer' } });
  });
});
