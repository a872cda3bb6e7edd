/**
 * When queued commands are sent: as soon as they are due, and again at each event after which the shop may be
 * reachable. Timers end with the worker; an alarm, which the browser keeps, wakes the next worker.
 */
import browser from 'webextension-polyfill';
import { dueAt } from '../../commerce/cart-sync/due-time.ts';
import { isFailure } from '../../contract/failure.ts';
import { withLock } from '../browser/lock.ts';
import type { Shop } from '../shop/shop.ts';

/**
 * Alarms for work on the cart without an open panel: to send queued commands, and to look after a cart at the checkout.
 */
export const cartAlarms = { sending: 'outbox', checkout: 'checkout' };
/** Minutes; the browser allows no less: https://developer.chrome.com/docs/extensions/reference/api/alarms */
const alarmPeriod = 0.5;

/** Module state: what this worker is sending or about to send, by shop. The next worker reads the same from storage. */
const underWay = new Map<string, { sending?: Promise<void>; timer?: ReturnType<typeof setTimeout> }>();

/**
 * Does work that asks the cart API, or that changes whose cart it is, when no other such work runs. Held over the
 * network.
 */
export function withCartLock<Result>(shop: Shop, work: () => Promise<Result>): Promise<Result> {
  return withLock(`cart@${shop.id}`, work);
}

/**
 * Sends the waiting commands, or stores the failure that halts sending. The caller holds the lock of
 * {@link withCartLock}.
 *
 * @param isUrgent also sends commands that are not due yet, except in a pause that the shop asked for; `false` sends
 * due commands only
 */
export async function sendNow(shop: Shop, generation: number, isUrgent = true): Promise<void> {
  await shop.cartSync.send(generation, await shop.outbox.read(), isUrgent);
}

/** {@link sendNow} in its turn. */
export async function sendWaiting(shop: Shop): Promise<void> {
  const generation = shop.session.generation();
  await withCartLock(shop, () => sendNow(shop, generation)).finally(() => sendWhenDue(shop));
}

/** How long the shopper waits for sending before the next thing happens. Milliseconds. */
export const sendingPatience = 3_000;

/**
 * Waits for work at most `patience` milliseconds. The work goes on after that, and its failure is not this caller's.
 */
export async function within(patience: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([work.catch(() => {}), over]);
  clearTimeout(timer);
}

/** Sends what is due now, and sets a timer for what is due later. */
export function sendWhenDue(shop: Shop): void {
  void sendIfDue(shop).catch((thrown) => {
    // The customer or guest whose commands these were has signed out.
    if (!isFailure(thrown, 'superseded', 'storage-failed')) console.error(thrown);
  });
}

/**
 * Clears the timer of a shop's cart and both alarms of {@link cartAlarms}: the alarm for sending, and the alarm that
 * looks after a cart at the checkout. A request under way is not cancelled.
 */
export async function stopSending(shopId: string): Promise<void> {
  clearTimeout(underWay.get(shopId)?.timer);
  underWay.delete(shopId);
  await Promise.all(Object.values(cartAlarms).map((name) => browser.alarms.clear(name)));
}

/** Whether an alarm belongs to this file. */
export function isSendingAlarm(alarm: { name: string }): boolean {
  return alarm.name === cartAlarms.sending;
}

async function sendIfDue(shop: Shop): Promise<void> {
  const own = underWay.get(shop.id) ?? {};
  underWay.set(shop.id, own);
  // The sending under way checks again at its end.
  if (own.sending) return;
  clearTimeout(own.timer);
  const generation = shop.session.generation();
  const due = dueAt((await shop.outbox.read()).state, Date.now());
  if (generation !== shop.session.generation()) return;
  await setAlarm(due !== undefined);
  if (due === undefined) return;
  const pause = due - Date.now();
  clearTimeout(own.timer);
  if (pause > 0) {
    own.timer = setTimeout(() => sendWhenDue(shop), pause);
    return;
  }
  if (own.sending) return;
  own.sending = withCartLock(shop, () => sendNow(shop, generation, false)).finally(() => {
    delete own.sending;
  });
  await own.sending;
  sendWhenDue(shop);
}

/** Keeps the alarm as long as commands wait. */
async function setAlarm(isNeeded: boolean): Promise<void> {
  const { sending: name } = cartAlarms;
  const isSet = (await browser.alarms.get(name)) !== undefined;
  if (isNeeded && !isSet) await browser.alarms.create(name, { periodInMinutes: alarmPeriod });
  if (!isNeeded && isSet) await browser.alarms.clear(name);
}
