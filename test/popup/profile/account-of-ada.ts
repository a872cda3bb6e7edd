/** Ada's account: the customer of the tests of the profile, signed in, with one address. */
import { type Answers, asked } from '../../ui/harness/browser.ts';
import { drawn, find, wordsOf } from '../../ui/harness/screen.ts';
import { ada, type OpenShop, openShop } from '../harness/shop.ts';

const home = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  street: 'Hafenstraße 12',
  postalCode: '20457',
  city: 'Hamburg',
  country: 'DE',
};

/** The payloads of the messages with this name that the page has sent. */
export const payloads = (wanted: string) =>
  asked.filter(({ type: name }) => name === wanted).map(({ payload }) => payload);

/** What screen readers announce. */
export const spoken = () => wordsOf(document.querySelector('[aria-live=polite]'));

/** Ada is signed in to a shop that prices for Austria, and has one address. */
export function openForAda(answers: Answers = {}): Promise<OpenShop> {
  return openShop({
    isCustomer: true,
    settings: {
      preferences: { currency: 'EUR', country: 'AT', locale: 'en-GB', storeKey: '' },
      pages: { shop: 'https://shop.example/', product: '', checkout: '', terms: '', privacy: '' },
    },
    async prepare({ ask }) {
      const { addresses } = await ask('account.change', { kind: 'save-address', address: home });
      await ask('account.change', { kind: 'default-address', use: 'shipping', id: addresses[0]?.id ?? '' });
    },
    answers,
  });
}

/** Opens the popup in its account view. */
export async function openAccount(answers: Answers = {}): Promise<OpenShop> {
  const shop = await openForAda(answers);
  (await find('button', 'Account')).click();
  await find('button', /^Addresses/);
  return shop;
}

/** Ada as the shop has her. */
export function customerIn({ store }: OpenShop) {
  const customer = store.inspect.customers().find(({ email }) => email === ada.email);
  if (!customer) throw new Error('The shop does not know Ada');
  return customer;
}

/** Opens a part of the account view by its button, which has the focus before. */
export async function openPart(part: RegExp) {
  const button = await find('button', part);
  button.focus();
  button.click();
  await drawn();
}
