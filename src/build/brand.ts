import { resolve } from 'node:path';
import { validateShop } from './validate-shop.ts';
import { brandFaults, pageFaults, unknownVariables, type Variables } from './variables.ts';

/** The browser that a build is for. Chrome and Edge take the same manifest. */
export type Target = 'chromium' | 'firefox';

/** The merchant's brand, and the hosts of the shop. An empty field stands for Cartlet's own value. */
export interface Brand {
  name: string;
  description: string;
  /** Path of the picture that all icons are rendered from. */
  icon: string;
  /** CSS colour, `#rrggbb`. */
  accent: string;
  version: string;
  homepage: string;
  /** Public key that fixes the extension's ID in Chromium. */
  key: string;
  geckoId: string;
  /** Hosts that the extension may connect to, as CSP sources. */
  hosts: string[];
}

interface BrandOptions {
  /** The folder that relative paths in the variables start from. */
  root: string;
  /** Whether the build is for a real shop: it may not name this machine's addresses, and its brand must be complete. */
  packaged: boolean;
  target: Target;
}

/**
 * Reads the brand and the hosts from the variables of `.env` and of the environment.
 *
 * @throws {Error} with one line for each variable that is wrong or missing
 */
export function readBrand(variables: Variables, { root, packaged, target }: BrandOptions): Brand {
  const { hosts, faults } = validateShop(variables, packaged);
  const all = [
    ...faults,
    ...pageFaults(variables),
    ...brandFaults(variables, root),
    ...(packaged ? missing(variables, target) : []),
    ...unknownVariables(variables),
  ];
  if (all.length > 0) throw new Error(['These settings cannot be built:', ...all].join('\n  '));
  const value = (name: string) => variables[name] ?? '';
  return {
    name: value('CARTLET_NAME'),
    description: value('CARTLET_DESCRIPTION'),
    icon: value('CARTLET_ICON') && resolve(root, value('CARTLET_ICON')),
    accent: value('CARTLET_ACCENT'),
    version: value('CARTLET_VERSION'),
    homepage: homepage(variables),
    key: value('CARTLET_EXTENSION_KEY'),
    geckoId: value('CARTLET_GECKO_ID'),
    hosts,
  };
}

/**
 * Variables that a complete brand lacks. An incomplete one would show the merchant's icon under Cartlet's name, or
 * replace Cartlet in Firefox's store.
 */
function missing(variables: Variables, target: Target): string[] {
  const { CARTLET_NAME: name, CARTLET_ICON: icon, CARTLET_GECKO_ID: geckoId } = variables;
  const own = ['CARTLET_DESCRIPTION', 'CARTLET_ICON', 'CARTLET_EXTENSION_KEY', 'CARTLET_GECKO_ID'];
  const nameless = name ? undefined : own.find((variable) => variables[variable]);
  return [
    ...(nameless ? [`CARTLET_NAME is missing: ${nameless} is for an extension with a name of its own.`] : []),
    ...(name && !icon ? ['CARTLET_ICON is missing: an extension with a name of its own needs its own picture.'] : []),
    ...(name && !geckoId && target === 'firefox'
      ? ['CARTLET_GECKO_ID is missing: Firefox knows an extension by it, and ours is taken: panel@shop.example']
      : []),
  ];
}

/** Address of the shop's first page; empty when the template needs a product or a cart. */
function homepage(variables: Variables): string {
  const filled = (variables['CARTLET_SHOP_URL'] ?? '')
    .replaceAll('{locale}', variables['CARTLET_LOCALE'] ?? '')
    .replaceAll('{country}', variables['CARTLET_COUNTRY'] ?? '')
    .replaceAll('{currency}', variables['CARTLET_CURRENCY'] ?? '');
  return filled.includes('{') ? '' : filled;
}
