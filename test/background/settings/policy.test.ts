/** A policy of the browser’s administrator sets, locks and takes away settings. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import type { Broadcast } from '../../../src/contract/broadcasts.ts';
import type { Connection, Preferences, SettingsForm } from '../../../src/contract/settings.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, openExtension, store, useShop } from '../../harness/shop.ts';
import { add, credentialsOf } from '../../harness/shopper.ts';
import { failureFrom, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 5, seed: 1 });

useShop({ open: () => createDemoStore({ catalogue }), isConnected: false });

const formWith = (connection: Partial<Connection>, preferences: Partial<Preferences> = {}): SettingsForm => {
  const form = settingsFor(store);
  return {
    connection: { ...form.connection, ...connection },
    preferences: { ...form.preferences, ...preferences },
  };
};
const company = {
  CTP_PROJECT_KEY: 'company',
  CTP_CLIENT_ID: 'company-client',
  CTP_CLIENT_SECRET: 'company-secret',
  CTP_AUTH_URL: 'https://auth.us-east-2.aws.commercetools.com',
  CTP_API_URL: 'https://api.us-east-2.aws.commercetools.com',
  CTP_SCOPES: 'view_published_products:company',
};

describe('a policy', () => {
  test('takes the connection as one block, so that no secret goes to a host of another layer', async () => {
    await extension.ask('settings.save', settingsFor(store));
    await fakeBrowser.storage.managed.set({
      CTP_API_URL: 'https://api.us-east-2.aws.commercetools.com',
      CARTLET_COUNTRY: 'FR',
    });

    expect(await extension.ask('settings.read')).toMatchObject({
      source: 'policy',
      secretKnown: false,
      connection: { apiUrl: 'https://api.us-east-2.aws.commercetools.com', clientId: '' },
      preferences: { country: 'FR', currency: 'EUR' },
    });
  });

  test('that names two regions is no shop', async () => {
    await fakeBrowser.storage.managed.set({
      ...company,
      CTP_API_URL: 'https://api.europe-west1.gcp.commercetools.com',
    });

    expect(await failureFrom(extension.ask('catalog.search', { text: 'mug', offset: 0 }))).toEqual({
      name: 'input-refused',
      field: 'apiUrl',
      reason: 'other-region',
    });
    expect(store.wire).toEqual([]);
  });

  test('that comes while the browser runs is told to open pages, and is in force', async () => {
    await extension.ask('panel.open');
    const told: Broadcast['changed'][] = [];
    fakeBrowser.runtime.onMessage.addListener((notice: Broadcast) => {
      told.push(notice.changed);
    });

    await fakeBrowser.storage.managed.set({ ...company, CARTLET_COUNTRY: 'AT' });

    await expect.poll(() => told.at(-1)?.shop).toMatchObject({ projectKey: 'company', country: 'AT' });
    expect(await extension.ask('settings.read')).toMatchObject({ source: 'policy' });
  });

  test('can forbid a session that outlives the browser', async () => {
    await extension.ask('settings.save', settingsFor(store));
    await fakeBrowser.storage.managed.set({ CARTLET_KEEP_SIGNED_IN: false });
    expect((await extension.ask('panel.open')).shop.mayKeepSignedIn).toBe(false);
    const { email, password } = store.customer;

    await extension.ask('account.signIn', { email, password, keepSignedIn: true });
    await extension.restartBrowser();

    expect((await extension.ask('panel.open')).account).toEqual({ state: 'none' });
  });

  test('can forbid it later, and with the worker stopped at any point nothing of a customer stays on the disk', async () => {
    const isEffect = (call: string) => /^(local|session)\.(set|remove)/.test(call);
    for (let point = 0, isOver = false; !isOver; point += 1) {
      openExtension(faults.fetch);
      await extension.ask('settings.save', settingsFor(store));
      await extension.ask('account.signIn', credentialsOf(store));
      await extension.ask('catalog.remember', 'something private');
      extension.stopWorker();
      await fakeBrowser.storage.managed.set({ CARTLET_KEEP_SIGNED_IN: false });
      let calls = 0;
      const death = extension.stopWorkerAt((call) => isEffect(call) && calls++ === point, 'after');

      await extension.ask('panel.open').catch(() => {});
      isOver = !death.hasEnded();
      extension.stopWorker();
      const { account, earlier } = await extension.ask('panel.open');
      const { local } = await extension.stored();

      expect([point, account, earlier]).toMatchObject([point, { state: 'customer' }, ['something private']]);
      const theirs = Object.keys(local).filter((key) => /^(session|profile|cart|outbox|earlier|viewed)@/.test(key));
      expect([point, theirs]).toEqual([point, []]);
    }
  });

  describe('that is withdrawn', () => {
    /** The demo store, as a company would preset it. */
    const preset = () => {
      const { connection } = settingsFor(store);
      return {
        CTP_PROJECT_KEY: connection.projectKey,
        CTP_CLIENT_ID: connection.clientId,
        CTP_CLIENT_SECRET: connection.clientSecret,
        CTP_AUTH_URL: connection.authUrl,
        CTP_API_URL: connection.apiUrl,
        CTP_SCOPES: connection.scopes,
      };
    };
    /** Keys of what is stored of any shop. */
    const left = async () => {
      const { local, session } = await extension.stored();
      return Object.keys({ ...local, ...session }).filter((key) => /@|active-shop/.test(key));
    };
    const withdraw = async () => {
      await fakeBrowser.storage.managed.clear();
      extension.stopWorker();
    };

    test.each(['while the browser runs', 'while no worker is there', 'while the browser is closed'])(
      'with its shop, %s, takes the session from the device and ends it',
      async (when) => {
        await fakeBrowser.storage.managed.set(preset());
        await extension.ask('account.signIn', credentialsOf(store));
        await extension.change(add(catalogue.products[0]?.id ?? ''));
        if (when === 'while the browser is closed') await extension.closeBrowser();
        if (when === 'while the browser runs') await fakeBrowser.storage.managed.clear();
        else await withdraw();
        if (when === 'while the browser is closed') await extension.openBrowser();
        else if (when !== 'while the browser runs') await extension.ask('panel.open');

        await expect.poll(left).toEqual([]);
        await expect.poll(() => store.inspect.tokens().refresh).toEqual([]);
        expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'none' }, cart: { count: 0 } });

        await fakeBrowser.storage.managed.set(preset());
        expect((await extension.ask('panel.open')).account).toEqual({ state: 'none' });
        await extension.ask('account.signIn', credentialsOf(store));
        expect((await extension.ask('panel.open')).account).toMatchObject({ state: 'customer' });
      },
    );

    test('with its shop, and the worker stopped at any point, leaves nothing', async () => {
      const isEffect = (call: string) => /^(local|session)\.(set|remove)/.test(call);
      for (let point = 0, isOver = false; !isOver; point += 1) {
        openExtension(faults.fetch);
        await fakeBrowser.storage.managed.set(preset());
        await extension.ask('account.signIn', credentialsOf(store));
        await withdraw();
        let calls = 0;
        const death = extension.stopWorkerAt((call) => isEffect(call) && calls++ === point, 'after');
        await extension.ask('panel.open').catch(() => {});
        isOver = !death.hasEnded();
        extension.stopWorker();

        await extension.ask('panel.open');

        expect([point, await left()]).toEqual([point, []]);
        await extension.alarm('revocation');
        await expect.poll(() => [point, store.inspect.tokens().refresh]).toEqual([point, []]);
      }
    });

    test('and had forbidden lasting sessions leaves the one that is there in memory', async () => {
      await extension.ask('settings.save', settingsFor(store));
      await fakeBrowser.storage.managed.set({ CARTLET_KEEP_SIGNED_IN: false });
      await extension.ask('account.signIn', credentialsOf(store));
      await withdraw();
      expect((await extension.ask('panel.open')).account).toMatchObject({ state: 'customer' });
      await extension.change(add(catalogue.products[0]?.id ?? ''));
      await extension.ask('catalog.remember', 'something private');

      const { local } = await extension.stored();
      expect(Object.keys(local).filter((key) => /^(session|profile|cart|outbox|earlier|viewed)@/.test(key))).toEqual(
        [],
      );
      await extension.restartBrowser();
      expect((await extension.ask('panel.open')).account).toEqual({ state: 'none' });
    });
  });

  test('cannot be changed on the options page', async () => {
    await fakeBrowser.storage.managed.set({ CTP_PROJECT_KEY: 'company' });

    expect(await failureFrom(extension.ask('settings.save', settingsFor(store)))).toEqual({
      name: 'input-refused',
      field: 'projectKey',
      reason: 'locked',
    });
  });

  test('that sets a field alone locks that one, and what this device had said of it comes back with its end', async () => {
    await extension.ask('settings.save', formWith({}, { country: 'FR' }));
    await fakeBrowser.storage.managed.set({ CARTLET_COUNTRY: 'DE', CARTLET_CHECKOUT_URL: 'https://company.example' });
    const { locked, preferences, pages } = await extension.ask('settings.read');
    expect(locked).toEqual(['country', 'checkout']);
    const form = formWith({}, { ...preferences, currency: 'USD' });

    expect(
      await failureFrom(extension.ask('settings.save', { ...form, pages: { ...pages, checkout: '' } })),
    ).toMatchObject({
      field: 'checkout',
      reason: 'locked',
    });
    await extension.ask('settings.save', { ...form, pages });
    await fakeBrowser.storage.managed.clear();

    expect(await extension.ask('settings.read')).toMatchObject({
      preferences: { country: 'FR', currency: 'USD' },
      pages: { checkout: '' },
      locked: [],
    });
  });

  test('that sets the shop leaves the rest to this device, and keeps its secret', async () => {
    const { connection } = settingsFor(store);
    await fakeBrowser.storage.managed.set({
      CTP_PROJECT_KEY: connection.projectKey,
      CTP_CLIENT_ID: connection.clientId,
      CTP_CLIENT_SECRET: connection.clientSecret,
      CTP_AUTH_URL: connection.authUrl,
      CTP_API_URL: connection.apiUrl,
      CTP_SCOPES: connection.scopes,
    });
    const view = await extension.ask('settings.read');
    const form = { connection: { ...view.connection, clientSecret: '' }, preferences: view.preferences };

    const saved = await extension.ask('settings.save', { ...form, look: { accent: 'Teal' } });
    const { steps } = await extension.ask('settings.try', { form, open: [], run: 'run' });

    expect(saved).toMatchObject({ source: 'policy', look: { accent: 'teal' } });
    expect(steps.map(({ state }) => state)).toEqual(Array(6).fill('passed'));
    expect(JSON.stringify([view, saved, (await extension.stored()).local['settings']])).not.toContain(
      connection.clientSecret,
    );
  });
});
