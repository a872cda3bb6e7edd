/** What each deletion removes from extension storage, derived from the owners that the storage items declare. */
import browser from 'webextension-polyfill';
import { pagePrefix } from '../../contract/storage-keys.ts';
import { asidePrefix, declaredItems, moveRecord, type Owner } from './storage-item.ts';

export type Deletion =
  /** The customer or guest signs out. */
  | 'sign-out'
  /** Another customer than the last one signs in to the same shop. */
  | 'customer-switch'
  /** The settings name another shop. */
  | 'shop-change'
  /** "Delete everything on this device", for all shops. */
  | 'erasure';

/** Whose data each deletion leaves. */
const spared: Record<Deletion, Owner[]> = {
  'sign-out': ['device'],
  'customer-switch': ['device', 'shop'],
  'shop-change': ['device'],
  erasure: [],
};

/**
 * Removes every record but those of the owners that a deletion leaves. A shop's record that no item declares is removed
 * too.
 *
 * @param shopId the shop whose records go; `undefined` for every shop's
 */
export async function deleteStored(deletion: Deletion, shopId?: string): Promise<void> {
  const isDeleted = (key: string) => {
    // Pages write what the customer sees, and a copy moved aside may hold a customer's data of any shop.
    if (key.startsWith(pagePrefix) || key.startsWith(asidePrefix)) return true;
    const itemKey = key.slice(0, key.indexOf('@') + 1) || key;
    const isPerShop = itemKey !== key;
    if (isPerShop && shopId !== undefined && key !== itemKey + shopId) return false;
    const item = declaredItems().find((each) => each.key === itemKey);
    const owner = item?.owner ?? (isPerShop ? 'customer' : 'device');
    return !item?.survivesErasure && !spared[deletion].includes(owner);
  };
  // `local` last: it holds the previous customer's ID, which the next sign-in compares.
  for (const area of [browser.storage.session, browser.storage.local]) {
    await area.remove(Object.keys(await area.get(null)).filter(isDeleted));
  }
}

/**
 * Moves a customer's records of a shop from disk to memory, for a policy that forbids a session to outlive the browser.
 *
 * @param but the key of the item that the caller moves last
 */
export async function moveCustomerToMemory(shopId: string, but: string): Promise<void> {
  for (const { key, area } of declaredItems()) {
    if (area === 'either' && key !== but) await moveRecord(key + shopId, 'local', 'session');
  }
}

/**
 * Closes `storage.local` to content scripts, which may read it by default.
 * https://developer.chrome.com/docs/extensions/reference/api/storage#method-StorageArea-setAccessLevel (Firefox has no
 * such call)
 */
export async function closeLocalStorage(): Promise<void> {
  const local = browser.storage.local as { setAccessLevel?: (access: { accessLevel: string }) => Promise<void> };
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
