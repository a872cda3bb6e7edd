/** The toolbar button: how many items the cart holds, and whether a change to it is stuck, in figures and in words. */
import browser from 'webextension-polyfill';
import type { Cart } from '../../contract/cart.ts';
import { countedMessage, message } from './i18n.ts';

/**
 * A badge has room for about four characters: two digits and "+" for the count, and the mark of trouble.
 * https://developer.chrome.com/docs/extensions/reference/api/action#badge
 */
const largestCount = 99;
/** The text on either colour passes 4.5:1: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const colours = { calm: '#3d4450', trouble: '#8a4b00' };

/** Shows the cart on the toolbar button; an empty cart without trouble leaves the badge blank. */
export async function showOnButton({ count, waiting, forgotten, news = [] }: Cart): Promise<void> {
  const hasTrouble = waiting?.failure !== undefined || forgotten !== undefined || news.some(isTrouble);
  const figure = count > largestCount ? `${largestCount}+` : String(count);
  const mark = hasTrouble ? '!' : '';
  const name = browser.runtime.getManifest().name;
  const cart = count > 0 ? countedMessage('cartItems', count) : message('cartEmptyName');
  const trouble = hasTrouble ? message(waiting?.failure ? 'buttonWaiting' : 'buttonTrouble') : '';
  await Promise.all([
    browser.action.setBadgeText({ text: count > 0 ? `${figure}${mark}` : mark }),
    browser.action.setBadgeBackgroundColor({ color: hasTrouble ? colours.trouble : colours.calm }),
    browser.action.setTitle({ title: [name, cart, ...(trouble ? [trouble] : [])].join(' · ') }),
  ]);
}

function isTrouble({ kind }: NonNullable<Cart['news']>[number]): boolean {
  return kind === 'refused' || kind === 'lost';
}
