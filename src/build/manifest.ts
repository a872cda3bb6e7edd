import type { ManifestV3Export } from '@crxjs/vite-plugin';
import manifest from '../../manifest.json' with { type: 'json' };
import { loopbackHost } from '../contract/hosts.ts';
import type { Brand, Target } from './brand.ts';

/** Gives demo and test builds one extension ID; a packaged build has none unless the merchant brings theirs. */
const demoKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqs2y/chZnezxe7Q/A567GcHJ/iZZmi2PPwZXSHD4OQIz6zWuTzoG5eYV/l61nGI8dxTB6F6bvsuLJVESOFCp6oI94inIUKkhJbwFDpBHs2Tp7nHbqWxtlFi/Us+GBTXJ0MlxXemCb1bBgWXJMNzT0fToaC0S3GnEAs10VSdYdXjT6S66C5nuvdnzGqhJMDXTrTc87syRVEt1+GTSX8+zvWYAe6omEm/SMQ7yIdd0VVnEjQ/xAlYUWLRaOGtcFICt4UHbocQsfZmnCdT2LBFSw9EoYbldGaZM/O92vkNrG3mpsQ9PcDHS34ojCCVzaH/+pxa9/HVgREfhihidBaPYywIDAQAB';

/** Firefox knows an extension by this and not by a key. */
const ownGeckoId = '{5d3c2a0e-6f1b-4c58-9a57-0c4f3e8d7b21}';

/** Firefox reads `data_collection_permissions` in its desktop and its Android edition from here on. */
const oldestFirefox = '142.0';

/**
 * What Firefox tells people at the installation: what they type into the panel goes to the shop.
 * https://extensionworkshop.com/documentation/develop/firefox-builtin-data-consent/
 */
const sentToTheShop = ['authenticationInfo', 'personallyIdentifyingInfo', 'searchTerms'];

const iconSizes = { page: [16, 32, 48, 128], button: [16, 32] };

interface ManifestOptions {
  brand: Brand;
  target: Target;
  /** Whether it is for a real shop. */
  packaged: boolean;
  /** The development server serves scripts from its own origin, which a strict policy would refuse. */
  served: boolean;
}

/** The sizes in which the icon is drawn, in pixels. */
export const renderedSizes = iconSizes.page;

/** The manifest of one build: `manifest.json`, the merchant's brand, and what the browser wants its own way. */
export function manifestFor({ brand, target, packaged, served }: ManifestOptions): ManifestV3Export {
  const { minimum_chrome_version, background, side_panel, permissions, ...common } = manifest;
  const key = brand.key || (packaged ? '' : demoKey);
  return {
    ...common,
    name: brand.name || manifest.name,
    description: brand.description || (brand.name ? '__MSG_brandedDescription__' : manifest.description),
    version: brand.version || manifest.version,
    icons: iconPaths(iconSizes.page),
    action: { ...manifest.action, default_icon: iconPaths(iconSizes.button) },
    ...(brand.homepage && { homepage_url: brand.homepage }),
    // Asked for on the options page, in a click. A pattern covers all ports.
    optional_host_permissions: brand.hosts.map((host) => `${host.replace(/:\*$/, '')}/*`),
    ...(!served && {
      content_security_policy: { extension_pages: contentSecurityPolicy(brand.hosts, !packaged) },
    }),
    ...(target === 'chromium'
      ? { minimum_chrome_version, background, side_panel, permissions, ...(key && { key }) }
      : {
          permissions: permissions.filter((name) => name !== 'sidePanel'),
          // Its own name for the same; it would open by itself after the installation.
          sidebar_action: {
            default_panel: side_panel.default_path,
            default_title: brand.name || manifest.name,
            default_icon: iconPaths(iconSizes.button),
            open_at_install: false,
          },
          // An event page: Firefox has no workers for extensions.
          background: { scripts: [background.service_worker], type: 'module' },
          browser_specific_settings: {
            gecko: {
              id: brand.geckoId || ownGeckoId,
              strict_min_version: oldestFirefox,
              data_collection_permissions: { required: sentToTheShop },
            },
          },
        }),
  } as unknown as ManifestV3Export;
}

/** Where an icon of a size lies in the built folder. */
export function iconPath(size: number): string {
  return `icons/${size}.png`;
}

function iconPaths(sizes: readonly number[]): Record<string, string> {
  return Object.fromEntries(sizes.map((size) => [size, iconPath(size)]));
}

/**
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/manifest.json/content_security_policy
 * `connect-src` binds the service worker's requests as well.
 */
function contentSecurityPolicy(hosts: string[], loopback: boolean): string {
  const pictures = ['https:', ...(loopback ? [loopbackHost] : [])];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' ${pictures.join(' ')}`,
    `connect-src ${hosts.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
