import type { ManifestV3Export } from '@crxjs/vite-plugin';
import manifest from '../../manifest.json' with { type: 'json' };
import { loopbackHost } from '../contract/rules/hosts.ts';
import type { Brand, Target } from './brand.ts';

/** Gives demo and test builds a fixed extension ID. A packaged build has a key only if the merchant sets one. */
const demoKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqs2y/chZnezxe7Q/A567GcHJ/iZZmi2PPwZXSHD4OQIz6zWuTzoG5eYV/l61nGI8dxTB6F6bvsuLJVESOFCp6oI94inIUKkhJbwFDpBHs2Tp7nHbqWxtlFi/Us+GBTXJ0MlxXemCb1bBgWXJMNzT0fToaC0S3GnEAs10VSdYdXjT6S66C5nuvdnzGqhJMDXTrTc87syRVEt1+GTSX8+zvWYAe6omEm/SMQ7yIdd0VVnEjQ/xAlYUWLRaOGtcFICt4UHbocQsfZmnCdT2LBFSw9EoYbldGaZM/O92vkNrG3mpsQ9PcDHS34ojCCVzaH/+pxa9/HVgREfhihidBaPYywIDAQAB';

/** Cartlet's own ID in Firefox, which identifies an extension by this and not by a key. */
const ownGeckoId = '{5d3c2a0e-6f1b-4c58-9a57-0c4f3e8d7b21}';

/** The first version of Firefox that reads `data_collection_permissions`, on the desktop and on Android. */
const oldestFirefox = '142.0';

/**
 * The data that Firefox names at the installation: the extension sends it from the panel to the shop.
 * https://extensionworkshop.com/documentation/develop/firefox-builtin-data-consent/
 */
const sentToTheShop = ['authenticationInfo', 'personallyIdentifyingInfo', 'searchTerms'];

const iconSizes = { page: [16, 32, 48, 128], button: [16, 32] };

interface ManifestOptions {
  brand: Brand;
  target: Target;
  /** Whether the build is for a real shop. */
  packaged: boolean;
  /** Whether Vite's development server serves the scripts: its origin would violate a strict policy. */
  served: boolean;
}

/** The sizes of the icon, in pixels. */
export const renderedSizes = iconSizes.page;

/** The manifest of one build: `manifest.json` with the merchant's brand and the fields of the target browser. */
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
    // The options page requests these in a click. A match pattern covers all ports.
    optional_host_permissions: brand.hosts.map((host) => `${host.replace(/:\*$/, '')}/*`),
    ...(!served && {
      content_security_policy: { extension_pages: contentSecurityPolicy(brand.hosts, !packaged) },
    }),
    ...(target === 'chromium'
      ? { minimum_chrome_version, background, side_panel, permissions, ...(key && { key }) }
      : {
          permissions: permissions.filter((name) => name !== 'sidePanel'),
          // Firefox's counterpart of the side panel. Without `open_at_install` it would open after the installation.
          sidebar_action: {
            default_panel: side_panel.default_path,
            default_title: brand.name || manifest.name,
            default_icon: iconPaths(iconSizes.button),
            open_at_install: false,
          },
          // Firefox has event pages instead of service workers.
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

/** Path of the icon of one size in the built folder. */
export function iconPath(size: number): string {
  return `icons/${size}.png`;
}

function iconPaths(sizes: readonly number[]): Record<string, string> {
  return Object.fromEntries(sizes.map((size) => [size, iconPath(size)]));
}

/**
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/manifest.json/content_security_policy
 * `connect-src` applies to the service worker's requests too.
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
