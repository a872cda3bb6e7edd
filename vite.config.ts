import { crx } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { readBrand, type Target } from './src/build/brand.ts';
import { readVariables, variablePrefixes } from './src/build/environment.ts';
import { manifestFor } from './src/build/manifest.ts';
import { brandedPages } from './src/build/plugins/branded-pages.ts';
import { firstFrame } from './src/build/plugins/first-frame.ts';
import { minifiedWorker } from './src/build/plugins/minified-worker.ts';
import { prerenderedShell } from './src/build/plugins/prerendered-shell.ts';
import { renderedIcons } from './src/build/plugins/rendered-icons.ts';
import { selfContainedEntries } from './src/build/plugins/self-contained-entries.ts';

/** The folder that each mode builds into. Only `dist` and `dist-firefox` are meant for a real shop. */
const outputs: Record<string, string> = { production: 'dist', demo: '.build/demo', test: '.build/test' };

/**
 * Tests that import the worker's own modules. Each has its own process: webextension-polyfill binds to the `chrome` that it
 * finds when it is first imported.
 */
const importWorker = [
  'test/background/browser/declared-items.test.ts',
  'test/background/cart-sync/way-of-an-add.test.ts',
];

export default defineConfig(({ command, mode }) => {
  const underTest = process.env['VITEST'] !== undefined;
  const packaged = mode === 'production';
  const target: Target = process.env['CARTLET_TARGET'] === 'firefox' ? 'firefox' : 'chromium';
  // Unit tests must not depend on the developer's own `.env`.
  const variables = underTest ? {} : readVariables(mode, import.meta.dirname);
  const brand = readBrand(variables, { root: import.meta.dirname, packaged, target });
  const manifest = manifestFor({ brand, target, packaged, served: command === 'serve' });
  const folder = outputs[mode] ?? `.build/${mode}`;

  return {
    envPrefix: variablePrefixes,
    define: { __ALLOWED_HOSTS__: JSON.stringify(brand.hosts) },
    // The preset adds live reload only; a build without it gives the same bundle.
    plugins: underTest
      ? []
      : [
          ...(command === 'serve' ? [preact()] : []),
          selfContainedEntries({ 'src/popup/boot.ts': 'popup', 'src/background/main.ts': 'worker' }),
          prerenderedShell(import.meta.dirname),
          brandedPages(brand),
          renderedIcons(brand.icon),
          crx({ manifest, browser: target === 'firefox' ? 'firefox' : 'chrome' }),
          firstFrame(),
          ...(packaged ? [minifiedWorker((ids) => ids.some((id) => id.includes('/src/background/')))] : []),
        ],
    oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
    build: {
      outDir: command === 'serve' ? '.build/dev' : target === 'firefox' ? `${folder}-firefox` : folder,
      target: target === 'firefox' ? 'firefox142' : 'chrome121',
      modulePreload: false as const,
    },
    server: { port: 5173, strictPort: true, hmr: { port: 5174 } },
    test: {
      // Vitest leaves one core idle otherwise.
      maxWorkers: '100%',
      // A busy machine takes its time.
      testTimeout: 20_000,
      // As for the browser tests: on a shared machine one failure is reported, and is no reason to reject a change.
      retry: process.env['CI'] ? 1 : 0,
      projects: [
        {
          extends: true as const,
          test: {
            name: 'node',
            environment: 'node',
            // One process for many files: each file would import the demo store and the libraries anew. `teardown.ts` holds the
            // files to leaving nothing behind.
            isolate: false,
            globalSetup: ['test/harness/worker-build.ts'],
            setupFiles: ['test/harness/teardown.ts'],
            include: [
              'test/{contract,commerce,background,cart-model,harness,build,demo-store,run,bench}/**/*.test.ts',
              'test/*.test.ts',
            ],
            exclude: importWorker,
          },
        },
        {
          extends: true as const,
          test: {
            name: 'worker-modules',
            environment: 'node',
            globalSetup: ['test/harness/worker-build.ts'],
            setupFiles: ['test/harness/teardown.ts'],
            include: importWorker,
          },
        },
        {
          extends: true as const,
          test: {
            name: 'pages',
            // As above; `teardown.ts` ends what a file has opened.
            isolate: false,
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
