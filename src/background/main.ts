/** The worker. Registers its listeners synchronously, so that the event that starts the worker finds its listener. */
import browser, { type Runtime } from 'webextension-polyfill';
import { isRevocationAlarm, restoreRevocationAlarm, revokeNotedTokens } from './account/pending-revocations.ts';
import { broadcast } from './browser/broadcast.ts';
import { closeLocalStorage } from './browser/delete-stored.ts';
import { openFirstRunPage } from './browser/on-installed.ts';
import { followCheckout, isCheckoutAlarm } from './cart/checkout.ts';
import { isSendingAlarm } from './cart/outbox-scheduler.ts';
import { handlers } from './handlers.ts';
import { createRouter } from './router.ts';
import { forgetLayers } from './settings/settings-layers.ts';
import { readPanel } from './shop/panel.ts';
import { resumeUnfinishedWork } from './startup.ts';

const route = createRouter(handlers, () => ({
  id: browser.runtime.id,
  origin: browser.runtime.getURL('').replace(/\/$/, ''),
}));

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => route(message, sender));
browser.alarms.onAlarm.addListener((alarm) => {
  if (isRevocationAlarm(alarm)) void revokeNotedTokens();
  if (isSendingAlarm(alarm)) void resumeUnfinishedWork();
  if (isCheckoutAlarm(alarm)) void followCheckout();
});
browser.runtime.onInstalled.addListener((details) => {
  void openFirstRunPage(details);
  void revokeNotedTokens();
});
// The browser may drop alarms when it closes.
browser.runtime.onStartup.addListener(() => {
  void revokeNotedTokens();
  void resumeUnfinishedWork();
});
// Firefox reads a policy when it starts, and has no event for changes.
browser.storage.managed.onChanged?.addListener(() => {
  forgetLayers();
  void readPanel().then(broadcast, () => {});
});
addEventListener('online', () => void resumeUnfinishedWork(true));

void closeLocalStorage();
// An update of the extension may drop alarms as well.
void restoreRevocationAlarm();
// A former worker may have been stopped in the middle of its work.
void resumeUnfinishedWork();
