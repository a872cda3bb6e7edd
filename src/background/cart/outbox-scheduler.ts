/**
 * When what waits is sent: as soon as it is due, and again by every event that may mean that the shop can be reached. Timers end
 * with the worker; an alarm, kept by the browser, wakes the next one.
 */
import browser from 'webextension-polyfill';
import { dueAt } from '../../commerce/cart-sync/outbox-state.ts';
import { isFailure } from '../../contract/failure.ts';
import { withLock } from '../browser/lock.ts';
import type { Shop } from '../shop/shop.ts';

/** What is to be done for a cart with no panel open: to send what waits, and to see what became of one at the shop's checkout. */
export const cartAlarms = { sending: 'outbox', checkout: 'checkout' };
/** Minutes; the browser allows no less: https://developer.chrome.com/docs/extensions/reference/api/alarms */
const alarmPeriod = 0.5;

/** Module state: what this worker is sending or about to send, by shop. The next worker reads the same from storage. */
const underWay = new Map<string, { sending?: Promise<void>; timer?: ReturnType<typeof setTimeout> }>();

/** Whatever sends to the cart, or changes whose it is, waits here for its turn. Held over the network. */
export function inTurn<Result>(shop: Shop, work: () => Promise<Result>): Promise<Result> {
  return withLock(`cart@${shop.id}`, work);
}

/** Sends all that waits, or notes what keeps it from being sent. */
export async function sendWaiting(shop: Shop): Promise<void> {
  const mark = shop.session.generation();
  await inTurn(shop, () => shop.writer.send(mark, true)).finally(() => sendWhenDue(shop));
}

/** How long the shopper waits for what is to be sent before something else is done. Milliseconds. */
export const sendingPatience = 3_000;

/** Waits for something, and no longer than so many milliseconds: it goes on, and what becomes of it is seen elsewhere. */
export async function within(patience: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([work.catch(() => {}), over]);
  clearTimeout(timer);
}

/** Sends what is due now, and sees to it that what is due later is sent then. */
export function sendWhenDue(shop: Shop): void {
  void look(shop).catch((thrown) => {
    // Whoever it was of has left.
    if (!isFailure(thrown, 'superseded', 'storage-failed')) console.error(thrown);
  });
}

/** Nothing is sent or asked for a shop's cart any more. */
export async function stopSending(shopId: string): Promise<void> {
  clearTimeout(underWay.get(shopId)?.timer);
  underWay.delete(shopId);
  await Promise.all(Object.values(cartAlarms).map((name) => browser.alarms.clear(name)));
}

/** Whether an alarm is this file's. */
export function isSendingAlarm(alarm: { name: string }): boolean {
  return alarm.name === cartAlarms.sending;
}

async function look(shop: Shop): Promise<void> {
  const own = underWay.get(shop.id) ?? {};
  underWay.set(shop.id, own);
  // It looks again when it is done.
  if (own.sending) return;
  clearTimeout(own.timer);
  const mark = shop.session.generation();
  const due = dueAt(await shop.outbox.ledger(), Date.now());
  if (mark !== shop.session.generation()) return;
  await setAlarm(due !== undefined);
  if (due === undefined) return;
  const pause = due - Date.now();
  clearTimeout(own.timer);
  if (pause > 0) {
    own.timer = setTimeout(() => sendWhenDue(shop), pause);
    return;
  }
  if (own.sending) return;
  own.sending = inTurn(shop, () => shop.writer.send(mark, false)).finally(() => {
    delete own.sending;
  });
  await own.sending;
  sendWhenDue(shop);
}

/** The alarm is there as long as anything waits. */
async function setAlarm(isNeeded: boolean): Promise<void> {
  const { sending: name } = cartAlarms;
  const isSet = (await browser.alarms.get(name)) !== undefined;
  if (isNeeded && !isSet) await browser.alarms.create(name, { periodInMinutes: alarmPeriod });
  if (!isNeeded && isSet) await browser.alarms.clear(name);
}
