import { resolve } from 'node:path';
import { validateShop } from './validate-shop.ts';
import { brandFaults, pageFaults, unknownVariables, type Variables } from './variables.ts';

/** Which browser's manifest is written: Chrome and Edge take the same. */
export type Target = 'chromium' | 'firefox';

/** Whose extension it is, and where it may connect. Empty fields are the project's own. */
export interface Brand {
  name: string;
  description: string;
  /** Path of the picture all icons are drawn from. */
  icon: string;
  /** `#rrggbb` */
  accent: string;
  version: string;
  homepage: string;
  /** Public key that fixes the ID in Chromium. */
  key: string;
  geckoId: string;
  /** Hosts it may connect to, as CSP sources. */
  hosts: string[];
}

interface BrandOptions {
  /** The folder that paths in the variables begin at. */
  root: string;
  /** Whether it is for a real shop: then no address of this machine is allowed, and a brand must be complete. */
  packaged: boolean;
  target: Target;
}

/**
 * Reads whose extension to build from the variables of `.env` and environment.
 *
 * @throws {Error} with a sentence a line for each field that is wrong or missing
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
  const word = (name: string) => variables[name] ?? '';
  return {
    name: word('CARTLET_NAME'),
    description: word('CARTLET_DESCRIPTION'),
    icon: word('CARTLET_ICON') && resolve(root, word('CARTLET_ICON')),
    accent: word('CARTLET_ACCENT'),
    version: word('CARTLET_VERSION'),
    homepage: homepage(variables),
    key: word('CARTLET_EXTENSION_KEY'),
    geckoId: word('CARTLET_GECKO_ID'),
    hosts,
  };
}

/** Half a brand would put one's picture under the other's name, or take the other's place in a store. */
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

/** The shop's first page; none where its address depends on a product or a cart. */
function homepage(variables: Variables): string {
  const filled = (variables['CARTLET_SHOP_URL'] ?? '')
    .replaceAll('{locale}', variables['CARTLET_LOCALE'] ?? '')
    .replaceAll('{country}', variables['CARTLET_COUNTRY'] ?? '')
    .replaceAll('{currency}', variables['CARTLET_CURRENCY'] ?? '');
  return filled.includes('{') ? '' : filled;
}
