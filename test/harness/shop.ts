/**
 * The set-up that most tests of the worker begin with: a demo store, an extension that is connected to it, and a
 * network between them that can fail. `store`, `faults` and `extension` are those of the test that runs now.
 */
import { afterEach, beforeEach, vi } from 'vitest';
import { type Faults, withFaults } from '../demo-store/store/faults.ts';
import type { DemoStore } from '../demo-store/store/store.ts';
import { type Extension, installExtension, settingsFor } from './worker-harness.ts';

interface ShopOptions {
  /** Opens the store of a test. */
  open: () => DemoStore;
  /** Whether timers and the date are faked, so that pauses and time-outs take no time. */
  hasFakeClock?: boolean;
  /** Whether the shop is connected when a test begins. */
  isConnected?: boolean;
}

export let store: DemoStore;
export let faults: Faults;
export let extension: Extension;
let isOnline = true;

/** Sets a shop up before each test of the file or the `describe` that calls this. */
export function useShop({ open, hasFakeClock = false, isConnected = true }: ShopOptions): void {
  beforeEach(async () => {
    if (hasFakeClock) fakeClock();
    openShop(open());
    if (isConnected) await extension.ask('settings.save', settingsFor(store));
  });
  afterEach(() => {
    vi.useRealTimers();
    // A file that forgets to set a shop up must not find that of the file before.
    const none = undefined as never;
    store = none;
    faults = none;
    extension = none;
  });
}

/** Fakes what the worker measures time by; promises and streams go on by themselves. */
function fakeClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
}

/** Installs the extension anew, in front of this store. */
export function openShop(opened: DemoStore): void {
  isOnline = true;
  store = opened;
  faults = withFaults(store.fetch);
  openExtension((request) => (isOnline ? faults.fetch(request) : Promise.reject(new TypeError('Failed to fetch'))));
}

/** Installs the extension anew, with this network. */
export function openExtension(fetch: (request: Request) => Promise<Response>): void {
  extension = installExtension(fetch);
}

/** The device loses its network. */
export function goOffline(): void {
  isOnline = false;
  extension.setOnline(false);
}

/** The device has its network back. */
export function goOnline(): void {
  isOnline = true;
  extension.setOnline(true);
}
