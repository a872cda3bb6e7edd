import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { loadEnv } from 'vite';
import { defineConfig } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };
import { commercetoolsHosts, loopbackHost } from './src/contract/hosts.ts';

/** Gives demo and test builds one extension ID; a packaged build has none unless the merchant brings theirs. */
const demoKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqs2y/chZnezxe7Q/A567GcHJ/iZZmi2PPwZXSHD4OQIz6zWuTzoG5eYV/l61nGI8dxTB6F6bvsuLJVESOFCp6oI94inIUKkhJbwFDpBHs2Tp7nHbqWxtlFi/Us+GBTXJ0MlxXemCb1bBgWXJMNzT0fToaC0S3GnEAs10VSdYdXjT6S66C5nuvdnzGqhJMDXTrTc87syRVEt1+GTSX8+zvWYAe6omEm/SMQ7yIdd0VVnEjQ/xAlYUWLRaOGtcFICt4UHbocQsfZmnCdT2LBFSw9EoYbldGaZM/O92vkNrG3mpsQ9PcDHS34ojCCVzaH/+pxa9/HVgREfhihidBaPYywIDAQAB';

/** Where each build lands. `dist` alone is meant to be loaded against a real shop. */
const outputs: Record<string, string> = { production: 'dist', demo: '.build/demo', test: '.build/test' };

/** The variables a build takes its default shop and branding from. */
const settingsPrefixes = ['CTP_', 'CARTLET_'];

/** Origin of an address in the settings; none for an empty one. */
function originOf(address: string | undefined): string[] {
  return address ? [new URL(address).origin] : [];
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

export default defineConfig(({ command, mode }) => {
  const underTest = process.env['VITEST'] !== undefined;
  const packaged = mode === 'production';
  const env = loadEnv(mode, import.meta.dirname, settingsPrefixes);
  const hosts = [
    ...new Set([
      ...commercetoolsHosts,
      ...originOf(env['CTP_API_URL']),
      ...originOf(env['CTP_AUTH_URL']),
      ...(packaged ? [] : [loopbackHost]),
    ]),
  ];
  const builtManifest = {
    ...manifest,
    name: env['CARTLET_NAME'] || manifest.name,
    ...(packaged ? {} : { key: demoKey }),
    // The development server serves scripts from its own origin, which a strict policy would refuse.
    ...(command === 'build' && {
      content_security_policy: { extension_pages: contentSecurityPolicy(hosts, !packaged) },
    }),
  } as ManifestV3Export;

  return {
    envPrefix: settingsPrefixes,
    define: { __ALLOWED_HOSTS__: JSON.stringify(hosts) },
    // The preset brings live reload; the bundle is the same without it.
    plugins: underTest ? [] : [...(command === 'serve' ? [preact()] : []), crx({ manifest: builtManifest })],
    oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
    build: {
      outDir: command === 'serve' ? '.build/dev' : (outputs[mode] ?? `.build/${mode}`),
      target: 'chrome121',
      modulePreload: { polyfill: false },
    },
    server: { port: 5173, strictPort: true, hmr: { port: 5174 } },
    test: {
      projects: [
        {
          extends: true as const,
          test: {
            name: 'node',
            environment: 'node',
            include: ['test/{contract,commerce,background,demo-store,run}/**/*.test.ts', 'test/*.test.ts'],
          },
        },
        {
          extends: true as const,
          test: {
            name: 'pages',
            environment: 'happy-dom',
            include: ['test/{ui,popup,options}/**/*.test.{ts,tsx}'],
            // The first opening of a page loads every icon there is.
            testTimeout: 20_000,
          },
        },
      ],
    },
  };
});
