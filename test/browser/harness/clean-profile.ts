import type { Chromium } from '../../run/chromium.ts';
import { evaluateInExtension } from './extension-document.ts';
import type { Installation } from './installation.ts';

/**
 * Takes a browser back to its state after the installation: one tab, which holds a document of the extension until the
 * test connects a shop, a stopped worker, nothing stored, no alarms, and a button without a badge.
 */
export async function cleanProfile({ chromium, worker }: Installation): Promise<void> {
  await closeOtherPages(chromium);
  // Stopped first: a worker that still waits for an answer would store it after the cleaning.
  if (worker.isRunning()) await worker.kill();
  await evaluateInExtension(chromium, `(${clean})()`);
  await chromium.firstTab.send('Network.clearBrowserCache');
}

/** Popup, side panel and all tabs but the first; waits until the browser no longer lists them. */
async function closeOtherPages({ devtools, firstTab }: Chromium): Promise<void> {
  const others = async () => {
    const { targetInfos } = await devtools.send('Target.getTargets');
    return targetInfos.filter(({ type, targetId }) => type === 'page' && targetId !== firstTab.id);
  };
  for (let pages = await others(); pages.length > 0; pages = await others()) {
    // A page that has closed meanwhile is refused.
    await Promise.all(
      pages.map(({ targetId }) => devtools.send('Target.closeTarget', { targetId }).catch(() => undefined)),
    );
  }
}

/** Runs in a document of the extension. */
async function clean(): Promise<void> {
  const { storage, alarms, action, runtime } = (globalThis as unknown as { chrome: ExtensionApi }).chrome;
  localStorage.clear();
  sessionStorage.clear();
  const shelves = await caches.keys();
  await Promise.all([
    storage.local.clear(),
    storage.session.clear(),
    alarms.clearAll(),
    action.setBadgeText({ text: '' }),
    action.setTitle({ title: runtime.getManifest().name }),
    ...shelves.map((name) => caches.delete(name)),
  ]);
}

interface ExtensionApi {
  storage: Record<'local' | 'session', { clear(): Promise<void> }>;
  alarms: { clearAll(): Promise<boolean> };
  action: { setBadgeText(badge: { text: string }): Promise<void>; setTitle(label: { title: string }): Promise<void> };
  runtime: { getManifest(): { name: string } };
}
