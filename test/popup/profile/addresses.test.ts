import { describe, expect, test } from 'vitest';
import { all, drawn, find, get, type, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { customerIn, openAccount, openPart, payloads } from './account-of-ada.ts';

describe('the addresses', () => {
  test('are listed with what they are used for', async () => {
    await openAccount();
    await openPart(/^Addresses/);

    const entry = wordsOf(get('listitem', undefined, get('list', 'Addresses')));
    expect(entry).toContain('Hafenstraße 12');
    expect(entry).toContain('Germany');
    expect(entry).toContain('Used for shipping');
  });

  test('take a new one, in the country of the shop unless another is chosen, as the default for what was ticked', async () => {
    const shop = await openAccount();
    await openPart(/^Addresses/);
    get('button', 'Add an address').click();
    await drawn();
    const country = get<HTMLSelectElement>('combobox', 'Country');
    expect([...country.options].slice(0, 2).map((option) => wordsOf(option))).toEqual(['Austria', 'Afghanistan']);
    expect(country.value).toBe('AT');
    type(get('textbox', 'Street and number'), 'Ring 1');
    type(get('textbox', 'Postal code'), '1010');
    type(get('textbox', 'City'), 'Wien');
    get('checkbox', 'Use for billing').click();
    get('button', 'Save address').click();

    const edit = await find('button', 'Edit the address Ring 1');
    await waitFor(() => expect(document.activeElement).toBe(edit));
    const { addresses, billingAddressIds, defaultBillingAddressId } = customerIn(shop);
    const added = addresses.at(-1);
    expect(added).toMatchObject({
      firstName: 'Ada',
      streetName: 'Ring 1',
      postalCode: '1010',
      city: 'Wien',
      country: 'AT',
    });
    expect(billingAddressIds).toEqual([added?.id]);
    expect(defaultBillingAddressId).toBe(added?.id);
  });

  test('are changed in their place', async () => {
    const shop = await openAccount();
    await openPart(/^Addresses/);
    get('button', 'Edit the address Hafenstraße 12').click();
    await drawn();
    expect(get<HTMLSelectElement>('combobox', 'Country').value).toBe('DE');
    expect(all('checkbox').length).toBe(1);
    type(get('textbox', 'City'), 'Altona');
    get('button', 'Save address').click();

    await waitFor(() => expect(wordsOf(get('list', 'Addresses'))).toContain('Altona'));
    expect(customerIn(shop).addresses).toEqual([
      expect.objectContaining({ postalCode: '20457', city: 'Altona', country: 'DE' }),
    ]);
  });

  test('are removed at the second press', async () => {
    const shop = await openAccount();
    await openPart(/^Addresses/);
    get('button', 'Edit the address Hafenstraße 12').click();
    await drawn();
    get('button', 'Remove this address').click();
    await drawn();
    expect(document.activeElement).toBe(get('button', 'Remove'));
    get('button', 'Remove').click();

    const add = await find('button', 'Add an address');
    expect(customerIn(shop).addresses).toEqual([]);
    await waitFor(() => expect(document.activeElement).toBe(add));
  });

  test('are not added twice when the answer to the first try was lost', async () => {
    let isLost = true;
    const shop = await openAccount({
      'account.change': async (_, pass) => {
        const answer = await pass();
        if (!isLost) return answer;
        isLost = false;
        throw { name: 'timeout' };
      },
    });
    await openPart(/^Addresses/);
    get('button', 'Add an address').click();
    await drawn();
    type(get('textbox', 'Street and number'), 'Ring 1');
    get('button', 'Save address').click();
    await find('alert');
    get('button', 'Save address').click();

    await find('button', 'Edit the address Ring 1');
    expect(customerIn(shop).addresses.map(({ streetName }) => streetName)).toEqual(['Hafenstraße 12', 'Ring 1']);
  });

  test('need a street or a city', async () => {
    await openAccount();
    await openPart(/^Addresses/);
    get('button', 'Add an address').click();
    await drawn();
    get('button', 'Save address').click();

    expect(wordsOf(await find('alert'))).toBe('Enter at least a street or a city.');
    expect(payloads('account.change')).toEqual([]);
  });
});
