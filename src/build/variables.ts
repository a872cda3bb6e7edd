/** The variables of a merchant's `.env`, and their rules. */
import { createPublicKey } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Values by the names of the `.env` file. An empty value counts as not set. */
export type Variables = Record<string, string | undefined>;

/** Variables of the connection and the preferences. {@link file://./validate-shop.ts} validates their values. */
export const shopVariables = [
  ...['PROJECT_KEY', 'CLIENT_ID', 'CLIENT_SECRET', 'AUTH_URL', 'API_URL', 'SCOPES'].map((name) => `CTP_${name}`),
  ...['CURRENCY', 'COUNTRY', 'LOCALE', 'STORE_KEY'].map((name) => `CARTLET_${name}`),
];

/** Variables with the URL templates of the shop's own pages. */
export const pageVariables = ['SHOP', 'PRODUCT', 'CHECKOUT', 'TERMS', 'PRIVACY'].map((name) => `CARTLET_${name}_URL`);

/** Gives the rest of a sentence that starts with the variable's name and says what is wrong; `undefined` if valid. */
type Rule = (value: string, root: string) => string | undefined;

/** Variables of the merchant's brand, each with its rule. */
export const brandRules: Record<string, Rule> = {
  // https://developer.chrome.com/docs/extensions/reference/manifest/name
  CARTLET_NAME: (value) =>
    isLine(value, 75) && !value.startsWith('__') ? undefined : 'must be a name of one line and at most 75 characters.',
  // https://developer.chrome.com/docs/extensions/reference/manifest/description
  CARTLET_DESCRIPTION: (value) =>
    isLine(value, 132) && !value.startsWith('__') ? undefined : 'must be one line of at most 132 characters.',
  CARTLET_ICON: (value, root) =>
    existsSync(resolve(root, value)) ? undefined : `names the file ${value}, which is not there.`,
  CARTLET_ACCENT: (value) =>
    /^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(value) ? undefined : 'must be a colour like #1d5c66.',
  // https://developer.chrome.com/docs/extensions/reference/manifest/version
  CARTLET_VERSION: (value) =>
    isVersion(value) ? undefined : 'must be one to four numbers from 0 to 65535, like 1.4.0, not all of them 0.',
  CARTLET_EXTENSION_KEY: (value) =>
    isPublicKey(value)
      ? undefined
      : 'must be the public key of the extension as the Chrome Web Store shows it, in one line and without the lines that begin with dashes.',
  // https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/manifest.json/browser_specific_settings
  CARTLET_GECKO_ID: (value) =>
    /^(?:\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}|[\w.-]*@[\w.-]+)$/i.test(value) && value.length <= 80
      ? undefined
      : 'must look like panel@shop.example, or be a UUID in braces.',
};

/** Variables of the scripts, which say nothing about the extension. */
const scriptVariables = ['CARTLET_BROWSER', 'CARTLET_FIREFOX', 'CARTLET_TARGET'];

/** One sentence for each variable with an unknown name. Without it a misspelt name would go unnoticed. */
export function unknownVariables(variables: Variables): string[] {
  const known = [...shopVariables, ...pageVariables, ...Object.keys(brandRules), ...scriptVariables];
  return Object.entries(variables)
    .filter(([name, value]) => name.startsWith('CARTLET_') && value && !known.includes(name))
    .map(([name]) => `${name} means nothing to this build. The names it knows are in the README.`);
}

/** One sentence for each invalid variable of the brand. */
export function brandFaults(variables: Variables, root: string): string[] {
  return Object.entries(brandRules).flatMap(([name, rule]) => {
    const value = variables[name];
    const fault = value ? rule(value, root) : undefined;
    return fault ? [`${name} ${fault}`] : [];
  });
}

const placeholders = ['slug', 'sku', 'cartId', 'locale', 'country', 'currency'];

/** One sentence for each invalid template of a shop page. */
export function pageFaults(variables: Variables): string[] {
  return pageVariables.flatMap((name) => {
    const template = variables[name];
    if (!template) return [];
    const unknown = [...template.matchAll(/\{(\w*)\}/g)].find(([, word]) => !placeholders.includes(word ?? ''));
    if (unknown) return [`${name} has ${unknown[0]}, which nothing fills: there are {${placeholders.join('}, {')}}.`];
    const address = template.replaceAll(/\{\w+\}/g, 'x');
    const secure = URL.canParse(address) && new URL(address).protocol === 'https:';
    return secure ? [] : [`${name} must be an address that begins with https://.`];
  });
}

function isLine(value: string, longest: number): boolean {
  return value.trim() === value && value.length <= longest && !/\p{Cc}/u.test(value);
}

function isVersion(value: string): boolean {
  const numbers = value.split('.');
  const each = numbers.every((number) => /^(?:0|[1-9]\d{0,4})$/.test(number) && Number(number) <= 65_535);
  return each && numbers.length <= 4 && numbers.some((number) => number !== '0');
}

function isPublicKey(value: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(value, 'base64'), format: 'der', type: 'spki' });
    return /^[\w+/]+=*$/.test(value) && key.asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
