import { crx } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { readBrand, type Target } from './src/build/brand.ts';
import { readVariables, variablePrefixes } from './src/build/environment.ts';
import { firstFrame } from './src/build/first-frame.ts';
import { drawnIcons } from './src/build/icons.ts';
import { manifestFor } from './src/build/manifest.ts';
import { oneFileEach } from './src/build/one-file.ts';
import { brandedPages } from './src/build/pages.ts';
import { secondMinifier } from './src/build/second-minifier.ts';
import { prerenderedShell } from './src/build/shell.ts';

/** Where each build lands. `dist` and `dist-firefox` alone are meant to be loaded against a real shop. */
const outputs: Record<string, string> = { production: 'dist', demo: '.build/demo', test: '.build/test' };

export default defineConfig(({ command, mode }) => {
  const underTest = process.env['VITEST'] !== undefined;
  const packaged = mode === 'production';
  const target: Target = process.env['CARTLET_TARGET'] === 'firefox' ? 'firefox' : 'chromium';
  // A developer's own `.env` is nothing to the unit tests.
  const variables = underTest ? {} : readVariables(mode, import.meta.dirname);
  const brand = readBrand(variables, { root: import.meta.dirname, packaged, target });
  const manifest = manifestFor({ brand, target, packaged, served: command === 'serve' });
  const folder = outputs[mode] ?? `.build/${mode}`;

  return {
    envPrefix: variablePrefixes,
    define: { __ALLOWED_HOSTS__: JSON.stringify(brand.hosts) },
    // The preset brings live reload; the bundle is the same without it.
    plugins: underTest
      ? []
      : [
          ...(command === 'serve' ? [preact()] : []),
          oneFileEach({ 'src/popup/boot.ts': 'popup', 'src/background/main.ts': 'worker' }),
          prerenderedShell(import.meta.dirname),
          brandedPages(brand),
          drawnIcons(brand.icon),
          crx({ manifest, browser: target === 'firefox' ? 'firefox' : 'chrome' }),
          firstFrame(),
          ...(packaged ? [secondMinifier((ids) => ids.some((id) => id.includes('/src/background/')))] : []),
        ],
    oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
    build: {
      outDir: command === 'serve' ? '.build/dev' : target === 'firefox' ? `${folder}-firefox` : folder,
      target: target === 'firefox' ? 'firefox142' : 'chrome121',
      modulePreload: false as const,
    },
    server: { port: 5173, strictPort: true, hmr: { port: 5174 } },
    test: {
      // One is left idle otherwise, for nobody watches.
      maxWorkers: '100%',
      // A machine that does other things as well takes its time.
      testTimeout: 20_000,
      projects: [
        {
          extends: true as const,
          test: {
            name: 'node',
            environment: 'node',
            include: ['test/{contract,commerce,background,build,demo-store,run,bench}/**/*.test.ts', 'test/*.test.ts'],
          },
        },
        {
          extends: true as const,
          test: {
            name: 'pages',
            environment: './test/ui/harness/environment.ts',
            globalSetup: ['test/ui/harness/compile-scripts.ts'],
            setupFiles: ['test/ui/harness/teardown.ts'],
            include: ['test/{ui,popup,options}/**/*.test.{ts,tsx}'],
          },
        },
      ],
    },
  };
});
