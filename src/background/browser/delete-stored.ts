/** What each deletion removes from extension storage, derived from the owners that the storage items declare. */
import browser from 'webextension-polyfill';
import { pagePrefix } from '../../contract/storage-keys.ts';
import { asidePrefix, declaredItems, moveRecord, type Owner } from './storage-item.ts';

/** Whose data goes at each occasion. */
const deletions = {
  /** The customer or guest signs out. */
  'sign-out': ['customer', 'shop'],
  /** Another customer than the last one signs in to the same shop. */
  'customer-switch': ['customer'],
  /** The settings name another shop. */
  'shop-change': ['customer', 'shop'],
  /** "Delete everything on this device", for all shops. */
  erasure: ['customer', 'shop', 'device'],
} satisfies Record<string, Owner[]>;

export type Deletion = keyof typeof deletions;

/**
 * Removes the records of the owners that a deletion names. A key that no item declares is removed as well.
 *
 * @param shopId the shop whose records go; `undefined` for every shop's
 */
export async function deleteStored(deletion: Deletion, shopId?: string): Promise<void> {
  const isDeleted = (key: string) => {
    const { owner, shop, isSpared } = ownerOf(key);
    const isThere = shop === undefined || shopId === undefined || shop === shopId;
    return isThere && (deletions[deletion] as Owner[]).includes(owner) && !isSpared;
  };
  // `local` last: it holds the previous customer's ID, which the next sign-in compares.
  for (const area of [browser.storage.session, browser.storage.local]) {
    await area.remove(Object.keys(await area.get(null)).filter(isDeleted));
  }
}

function ownerOf(key: string): { owner: Owner; shop?: string | undefined; isSpared?: boolean | undefined } {
  // Pages write what the customer sees; a copy moved aside may hold a customer's data of any shop.
  if (key.startsWith(pagePrefix) || key.startsWith(asidePrefix)) return { owner: 'customer' };
  const [, name = key, shop] = /^(.*?)@(.*)$/s.exec(key) ?? [];
  const item = declaredItems().find((each) => each.key === name && each.isPerShop === (shop !== undefined));
  const owner = item?.owner ?? (shop === undefined ? 'device' : 'customer');
  return { owner, shop, isSpared: item?.survivesErasure };
}

/**
 * Moves a customer's records of a shop from disk to memory, for a policy that forbids a session to outlive the browser.
 *
 * @param but the key of the item that the caller moves last
 */
export async function moveCustomerToMemory(shopId: string, but: string): Promise<void> {
  for (const { key, area } of declaredItems()) {
    if (area === 'either' && key !== but) await moveRecord(`${key}@${shopId}`, 'local', 'session');
  }
}

/**
 * Closes `storage.local` to content scripts, which may read it by default.
 * https://developer.chrome.com/docs/extensions/reference/api/storage#method-StorageArea-setAccessLevel (Firefox has no such call)
 */
export async function closeLocalStorage(): Promise<void> {
  const local = browser.storage.local as { setAccessLevel?: (access: { accessLevel: string }) => Promise<void> };
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
