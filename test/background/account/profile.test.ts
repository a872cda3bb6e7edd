/** A customer reads and changes the profile, the password and the addresses, and deletes the account. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, store, useShop } from '../../harness/shop.ts';
import { add, changeEmailElsewhere, credentialsOf } from '../../harness/shopper.ts';
import { failureFrom } from '../../harness/worker-harness.ts';
import { enter, requests } from './account-of-alice.ts';

const catalogue = createCatalogue({ products: 60, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

useShop({ open: () => createDemoStore({ catalogue }) });

const alice = {
  firstName: 'Alice',
  lastName: 'Doe',
  email: 'alice@example.com',
  password: ' pass wörd&=+% ',
  keepSignedIn: true,
};
const known = () => credentialsOf(store);

/** Keys of all that is stored. */
const keys = async () => {
  const { local, session } = await extension.stored();
  return Object.keys({ ...local, ...session }).sort();
};

/** What stays when everything of a customer is gone, and what marks what pages keep as the next one's. */
const keysLeft = ['page/viewer-epoch', 'settings', 'settings/active-shop'];

beforeEach(() => {
  requests();
});

describe('the profile', () => {
  beforeEach(async () => {
    await extension.ask('account.signUp', alice);
  });

  test('is read and changed, and the panel knows the new name', async () => {
    expect(await extension.ask('account.profile')).toMatchObject({ firstName: 'Alice', email: alice.email });

    const profile = await extension.ask('account.change', { kind: 'name', firstName: 'Ada', lastName: 'Byron' });

    expect(profile).toMatchObject({ firstName: 'Ada', lastName: 'Byron' });
    expect((await extension.ask('panel.open')).account).toMatchObject({ firstName: 'Ada', lastName: 'Byron' });
  });

  test('takes addresses: added, changed without losing what is not shown, made default, removed', async () => {
    const address = {
      firstName: 'Alice',
      lastName: 'Doe',
      street: 'Hafenstraße 12',
      postalCode: '20457',
      city: 'Hamburg',
      country: 'DE',
    };
    const added = await extension.ask('account.change', { kind: 'save-address', address });
    const id = added.addresses[0]?.id ?? '';
    expect(added.addresses).toEqual([{ ...address, id }]);

    const moved = { ...address, id, city: 'Altona' };
    expect((await extension.ask('account.change', { kind: 'save-address', address: moved })).addresses).toEqual([
      moved,
    ]);
    expect(await extension.ask('account.change', { kind: 'default-address', use: 'shipping', id })).toMatchObject({
      defaultShippingId: id,
    });
    expect((await extension.ask('account.change', { kind: 'remove-address', id })).addresses).toEqual([]);
  });

  test('says when the new email is taken', async () => {
    const failure = await failureFrom(extension.ask('account.change', { kind: 'email', email: store.customer.email }));

    expect(failure.name).toBe('email-taken');
  });

  test('takes a new password, and the shopper notices nothing', async () => {
    const filled = await extension.change(add(mug));

    await extension.ask('account.changePassword', { current: alice.password, next: ' new&= ' });

    const { cart } = { cart: await extension.change(add(lamp)) };
    expect(cart.count).toBe(filled.count + 1);
    await extension.ask('account.signOut');
    expect((await failureFrom(extension.ask('account.signIn', alice))).name).toBe('credentials-wrong');
    expect(await enter({ ...alice, password: ' new&= ' })).toMatchObject({ account: { state: 'customer' } });
  });

  test('refuses a new password when the old one is wrong', async () => {
    const failure = await failureFrom(extension.ask('account.changePassword', { current: 'wrong', next: 'new' }));

    expect(failure.name).toBe('password-wrong');
    expect(await extension.ask('account.profile')).toMatchObject({ email: alice.email });
  });

  test('can be deleted, and nothing of it stays', async () => {
    await extension.ask('account.delete');

    expect(store.inspect.customers().some(({ email }) => email === alice.email)).toBe(false);
    await expect.poll(keys).toEqual(keysLeft);
  });

  test('can be deleted while the network goes, and nothing of it stays once that is back', async () => {
    faults.add({
      match: ({ method }) => {
        if (method === 'DELETE') extension.setOnline(false);
        return method === 'DELETE';
      },
      fault: 'drop-after',
    });
    expect((await failureFrom(extension.ask('account.delete'))).name).toBe('offline');
    expect(store.inspect.customers().some(({ email }) => email === alice.email)).toBe(false);

    extension.setOnline(true);

    await expect.poll(keys).toEqual(keysLeft);
  });

  test('is deleted for the page that repeats its question, also after the next worker has finished the deletion', async () => {
    const ending = extension.stopWorkerAt((call) => call.startsWith('fetch DELETE'), 'after');
    await failureFrom(extension.ask('account.delete'));
    expect(ending.hasEnded()).toBe(true);
    await extension.ask('settings.read');
    await expect.poll(keys).toEqual(keysLeft);

    expect(await extension.ask('account.delete')).toMatchObject({ account: { state: 'none' } });
  });
});

test('an email that was changed elsewhere is the one that the account has here', async () => {
  await enter(known());
  await changeEmailElsewhere(store, 'new@example.com');

  expect((await extension.ask('account.profile')).email).toBe('new@example.com');
  expect((await extension.ask('panel.open')).account).toMatchObject({ email: 'new@example.com' });
});
