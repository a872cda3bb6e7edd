/** Alice's account, which tests of the customer's own record sign up. */
import type { Credentials } from '../../../src/contract/account.ts';
import { extension, store } from '../../harness/shop.ts';

export const alice = {
  firstName: 'Alice',
  lastName: 'Doe',
  email: 'alice@example.com',
  password: ' pass wörd&=+% ',
  keepSignedIn: true,
};

/** Signs in where nothing is left to decide. */
export const enter = async (credentials: Credentials) => {
  const answer = await extension.ask('account.signIn', credentials);
  if (!('account' in answer)) throw new Error('The shopper is asked about the carts.');
  return answer;
};
/** Method and path of the requests since the last call. */
export const requests = () => store.wire.splice(0).map(({ method, path }) => `${method} ${path}`);
