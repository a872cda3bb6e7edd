/**
 * Validates what the options page, a build or a policy says about a shop, field by field; `validate-connection.ts` does
 * the rest.
 */
import { type Failure, fail, failureOf, isFailure } from '../../contract/failure.ts';
import type { FieldErrorReason, FieldName, Look, Preferences, ShopPages } from '../../contract/settings.ts';
import { pageFields } from './settings-fields.ts';

/** Characters of an address, or of any other single field. */
export const fieldLength = 2000;

/** The failure for one field. */
export function refuse(field: FieldName, reason: FieldErrorReason) {
  return fail('input-refused', { field, reason });
}

/**
 * Validates all parts of a record.
 *
 * @throws `input-refused` for the first refused field, with the other refused fields as `others`; and any other failure
 * at once
 */
export function validateAll<Valid extends object>(validators: { [Part in keyof Valid]: () => Valid[Part] }): Valid {
  const valid: Partial<Valid> = {};
  const refused = new Map<string | undefined, Pick<Failure, 'field' | 'reason'>>();
  for (const part of Object.keys(validators) as (keyof Valid)[]) {
    try {
      valid[part] = validators[part]();
    } catch (thrown) {
      if (!isFailure(thrown, 'input-refused')) throw thrown;
      const { name: _, others = [], ...own } = failureOf(thrown);
      for (const each of [own, ...others]) refused.set(each.field, each);
    }
  }
  const [first, ...others] = refused.values();
  if (first) throw fail('input-refused', { ...first, ...(others.length > 0 && { others }) });
  return valid as Valid;
}

/** @throws `input-refused` with the field and the reason */
export function validatePreferences(given: Preferences): Preferences {
  return validateAll<Preferences>({
    currency: () => validateCode('currency', given.currency, /^[A-Z]{3}$/),
    country: () => validateCode('country', given.country, /^[A-Z]{2}$/),
    locale: () => validateLocale(given.locale),
    storeKey: () => {
      const storeKey = given.storeKey.trim();
      if (!/^[\w-]{0,256}$/.test(storeKey)) throw refuse('storeKey', 'form');
      return storeKey;
    },
  });
}

/** The placeholders that a template may hold. */
const placeholder = /\{(slug|sku|cartId|locale|country|currency)\}/g;

/** @throws `input-refused` with the field and the reason */
export function validatePages(given: ShopPages): ShopPages {
  const validate = (field: keyof ShopPages) => () => {
    const template = given[field].trim();
    if (!template) return '';
    if (template.length > fieldLength) throw refuse(field, 'too-long');
    const filled = template.replaceAll(placeholder, 'x');
    if (/[{}]/.test(filled)) throw refuse(field, 'placeholder');
    const url = parseAddress(field, filled);
    if (url.protocol === 'http:') throw refuse(field, 'not-https');
    if (url.username || url.password) throw refuse(field, 'user');
    return template;
  };
  return validateAll<ShopPages>(pageFields(validate));
}

/** A CSS colour by number, function or name. Only a page can tell whether CSS knows the name. */
const colour =
  /^(#([\da-f]{3}|[\da-f]{6})|(rgb|hsl|hwb|lab|lch|oklab|oklch)\([\d\s.,%/+-]+(deg|turn|rad)?[\d\s.,%/]*\)|[a-z]{3,24})$/;
/** Characters. */
const colourLength = 100;
/** CSS accepts these names for a colour, but they stand for no colour of their own. */
const noColours = ['transparent', 'currentcolor', 'inherit', 'initial', 'unset', 'revert'];

/** @throws `input-refused` with the field and the reason */
export function validateLook(given: Look): Look {
  const accent = given.accent.trim().toLowerCase();
  // The pattern takes time by the square of the length, so a longer text is refused before it is matched.
  const isColour = accent.length <= colourLength && colour.test(accent) && !noColours.includes(accent);
  if (accent && !isColour) throw refuse('accent', 'form');
  return { accent };
}

/** The accent of a policy or a build; empty when it is invalid, for the person at this device cannot correct it. */
export function usableAccent(given: string): string {
  try {
    return validateLook({ accent: given }).accent;
  } catch {
    return '';
  }
}

function validateCode(field: 'currency' | 'country', given: string, form: RegExp): string {
  const code = given.trim().toUpperCase();
  if (!code) throw refuse(field, 'empty');
  if (!form.test(code)) throw refuse(field, 'form');
  return code;
}

/** BCP 47 tags that browsers do not accept, such as `i-klingon` and `x-pirate`. */
const registeredTag = /^[ix](-\w{2,8})+$/i;

function validateLocale(given: string): string {
  if (!given.trim()) throw refuse('locale', 'empty');
  const locale = usableLocale(given) || (registeredTag.test(given.trim()) && deviceLocale());
  if (!locale) throw refuse('locale', 'form');
  return locale;
}

/** A tag as browsers write it, `en-US` for `en_us`; empty for a tag that browsers do not accept. */
export function usableLocale(given = ''): string {
  try {
    return Intl.getCanonicalLocales(given.trim().replaceAll('_', '-'))[0] ?? '';
  } catch {
    return '';
  }
}

/** The browser's locale. */
export function deviceLocale(): string {
  return usableLocale(globalThis.navigator?.language) || 'en';
}

/** @throws `input-refused` unless the text is an `http:` or `https:` address */
export function parseAddress(field: FieldName, text: string): URL {
  if (!URL.canParse(text)) throw refuse(field, 'no-address');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse(field, 'no-web-address');
  return url;
}
