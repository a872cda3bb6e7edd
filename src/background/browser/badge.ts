/** The toolbar button: how much is in the cart, and whether something waits, in figures and in words. */
import browser from 'webextension-polyfill';
import type { Cart } from '../../contract/cart.ts';
import { countedMessage, message } from './i18n.ts';

/** A badge has room for three characters. */
const mostShown = 99;
/** Text on either passes 4.5:1: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const colours = { calm: '#3d4450', waiting: '#8a4b00' };

/** Shows a cart on the button; nothing for an empty one with nothing to tell. */
export async function showOnButton({ count, waiting, forgotten, news = [] }: Cart): Promise<void> {
  const hasTrouble = waiting?.failure !== undefined || forgotten !== undefined || news.some(isTrouble);
  const figure = count > mostShown ? `${mostShown}+` : String(count);
  const mark = hasTrouble ? '!' : '';
  const name = browser.runtime.getManifest().name;
  const cart = count > 0 ? countedMessage('cartItems', count) : message('cartEmptyName');
  const trouble = hasTrouble ? message(waiting?.failure ? 'buttonWaiting' : 'buttonTrouble') : '';
  await Promise.all([
    browser.action.setBadgeText({ text: count > 0 ? `${figure}${mark}`.slice(0, 4) : mark }),
    browser.action.setBadgeBackgroundColor({ color: hasTrouble ? colours.waiting : colours.calm }),
    browser.action.setTitle({ title: [name, cart, ...(trouble ? [trouble] : [])].join(' · ') }),
  ]);
}

function isTrouble({ kind }: NonNullable<Cart['news']>[number]): boolean {
  return kind === 'refused' || kind === 'lost';
}
