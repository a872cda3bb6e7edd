/** The worker. Registers its listeners, synchronously: an event that wakes it finds them there. */
import browser, { type Runtime } from 'webextension-polyfill';
import { endNotedTokens, isRevocationAlarm, keepRevoking } from './account/pending-revocations.ts';
import { broadcast } from './browser/broadcast.ts';
import { openFirstRunPage } from './browser/on-installed.ts';
import { closeLocalStorage } from './browser/storage-item.ts';
import { followCheckout, isCheckoutAlarm } from './cart/checkout.ts';
import { isSendingAlarm } from './cart/outbox-scheduler.ts';
import { handlers } from './handlers.ts';
import { createRouter } from './router.ts';
import { forgetLayers } from './settings/settings-layers.ts';
import { openPanel } from './shop/panel.ts';
import { resumeUnfinishedWork } from './startup.ts';

const route = createRouter(handlers, () => ({
  id: browser.runtime.id,
  origin: browser.runtime.getURL('').replace(/\/$/, ''),
}));

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => route(message, sender));
browser.alarms.onAlarm.addListener((alarm) => {
  if (isRevocationAlarm(alarm)) void endNotedTokens();
  if (isSendingAlarm(alarm)) void resumeUnfinishedWork();
  if (isCheckoutAlarm(alarm)) void followCheckout();
});
browser.runtime.onInstalled.addListener((details) => {
  void openFirstRunPage(details);
  void endNotedTokens();
});
// Alarms may not outlive the browser.
browser.runtime.onStartup.addListener(() => {
  void endNotedTokens();
  void resumeUnfinishedWork();
});
// Firefox reads a policy when it starts, and tells of no changes.
browser.storage.managed.onChanged?.addListener(() => {
  forgetLayers();
  void openPanel().then(broadcast, () => {});
});
addEventListener('online', () => void resumeUnfinishedWork(true));

void closeLocalStorage();
// Alarms may not outlive an update of the extension either.
void keepRevoking();
// An earlier worker may have been stopped in the middle of something.
void resumeUnfinishedWork();
