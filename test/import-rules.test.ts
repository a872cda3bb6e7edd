/** Which room of `src` may import which. The compiler guards each runtime's globals; this test guards the imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

type Room = 'contract' | 'commerce' | 'background' | 'ui' | 'popup' | 'options' | 'build';

/** The rooms that each room may import, and the packages. */
const rules: Record<Room, { rooms: Room[]; packages: string[] }> = {
  contract: { rooms: [], packages: [] },
  commerce: { rooms: ['contract'], packages: ['valibot', 'minisearch'] },
  background: { rooms: ['contract', 'commerce'], packages: ['valibot', 'webextension-polyfill'] },
  ui: { rooms: ['contract'], packages: ['preact', '@preact/signals', 'lucide'] },
  popup: { rooms: ['contract', 'ui'], packages: ['preact', '@preact/signals', 'lucide'] },
  options: { rooms: ['contract', 'ui'], packages: ['preact', '@preact/signals', 'lucide'] },
  // Runs on Node and is not shipped. It checks the build's default shop with the worker's own rules.
  build: {
    rooms: ['contract', 'commerce', 'background'],
    packages: ['vite', '@crxjs/vite-plugin', 'fflate', 'sharp', 'terser', 'preact', 'preact-render-to-string'],
  },
};

/** The only files of the pages that use the browser's API for extensions. */
const doors = [
  'src/ui/send.ts',
  'src/ui/native-browser.ts',
  'src/ui/side-panel.ts',
  'src/ui/shortcut.ts',
  'src/ui/text.ts',
  'src/ui/page.ts',
  'src/ui/open-tab.ts',
  'src/ui/subscribe.ts',
  'src/ui/host-access.ts',
];
/** Packages that may be imported for their types only. */
const typesOnly = ['@commercetools/platform-sdk'];

/** The imports of one file that its room may not have; empty when all are allowed. */
function forbiddenImports(file: string, code: string): string[] {
  const room = file.split('/')[1] as Room;
  const { module } = parseSync(file, code);
  const imports = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      name: moduleRequest.value,
      typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...module.staticExports
      .flatMap(({ entries }) => entries)
      .flatMap(({ moduleRequest }) => (moduleRequest ? [{ name: moduleRequest.value, typeOnly: false }] : [])),
  ];
  const forbidden = imports
    .filter(({ name, typeOnly }) => !isAllowed(file, room, name, typeOnly))
    .map(({ name }) => name);
  // In a service worker import() compiles, but throws at run time. Two files of the popup may use it, and the scripts
  // of the build, which install the packages before they import one.
  const mayImportLater =
    ['src/popup/boot.ts', 'src/popup/navigation/lazy-views.ts'].includes(file) || file.endsWith('.mjs');
  return [...forbidden, ...(mayImportLater ? [] : module.dynamicImports.map(() => 'import()'))];
}

function isAllowed(file: string, room: Room, name: string, typeOnly: boolean): boolean {
  // The scripts of the build run before any package is installed, on a Node that knows no types.
  if (file.endsWith('.mjs')) return name.startsWith('node:') || /^\.\/[\w-]+\.mjs$/.test(name);
  if (name.startsWith('.')) {
    const target = relative(root, join(root, dirname(file), name)).replaceAll('\\', '/');
    if (target.startsWith('public/_locales/')) return typeOnly;
    if (target === 'manifest.json') return room === 'build';
    // The vendor's JSON stops at the edge: outside commerce it is known by commerce's own names.
    if (room !== 'commerce' && /^src\/commerce\/(.*[/-])?wire\.ts$/.test(target)) return false;
    const other = target.split('/')[1] as Room;
    return target.startsWith('src/') && (other === room || rules[room].rooms.includes(other));
  }
  if (name.startsWith('node:')) return room === 'build';
  if (typesOnly.includes(name)) return room === 'commerce' && typeOnly;
  if (name === 'webextension-polyfill' && room === 'ui') return doors.includes(file);
  return rules[room].packages.some((allowed) => name === allowed || name.startsWith(`${allowed}/`));
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.endsWith('.d.ts'));

test('there is something to guard', () => {
  expect(new Set(files.map((file) => file.split('/')[1]))).toEqual(new Set(Object.keys(rules)));
});

test.each(files)('%s imports only what its room may', (file) => {
  expect(forbiddenImports(file, readFileSync(join(root, file), 'utf8'))).toEqual([]);
});

describe('is refused:', () => {
  test.each([
    [
      'a page that imports the worker',
      'src/popup/panel.tsx',
      "import { openTokenStore } from '../background/account/token-store.ts';",
    ],
    ['a page that imports the shop', 'src/popup/cart/state.ts', "import { createHttp } from '../../commerce/http.ts';"],
    ['a page that imports another page', 'src/popup/panel.tsx', "import { a } from '../options/options.tsx';"],
    ['the kit that imports a page', 'src/ui/send.ts', "import { a } from '../popup/panel.tsx';"],
    ['the worker that imports a page', 'src/background/main.ts', "import { send } from '../ui/send.ts';"],
    [
      'the shop that imports the worker',
      'src/commerce/client/session.ts',
      "import { a } from '../../background/main.ts';",
    ],
    [
      "the worker that imports the vendor's JSON",
      'src/background/cart/outbox.ts',
      "import { cart } from '../../commerce/cart/cart-wire.ts';",
    ],
    [
      "the worker that imports a type of the vendor's JSON",
      'src/background/catalog/search-cache.ts',
      "import type { WireProjection } from '../../commerce/wire.ts';",
    ],
    ['the contract that imports another room', 'src/contract/cart.ts', "export { read } from '../commerce/wire.ts';"],
    ['the contract that imports a package', 'src/contract/cart.ts', "import * as v from 'valibot';"],
    [
      'the shop that knows a browser extension',
      'src/commerce/client/http.ts',
      "import browser from 'webextension-polyfill';",
    ],
    ['a view that touches the browser', 'src/popup/panel.tsx', "import browser from 'webextension-polyfill';"],
    [
      'the kit touching it elsewhere than in a door',
      'src/ui/controls/icon.tsx',
      "import browser from 'webextension-polyfill';",
    ],
    [
      'the SDK at run time',
      'src/commerce/cart/cart-api.ts',
      "import { createClient } from '@commercetools/platform-sdk';",
    ],
    ['a page that validates', 'src/popup/panel.tsx', "import * as v from 'valibot';"],
    ['tests in the product', 'src/background/main.ts', "import { a } from '../../test/demo-store/store.ts';"],
    ['node in the product', 'src/background/main.ts', "import { readFileSync } from 'node:fs';"],
    ['the product that imports the build', 'src/background/main.ts', "import { readBrand } from '../build/brand.ts';"],
    ['the build that imports a page', 'src/build/plugins/branded-pages.ts', "import { text } from '../../ui/text.ts';"],
    ['tests in the build', 'src/build/package.ts', "import { serve } from '../../test/demo-store/store/serve.ts';"],
    ['a script of the build that needs a package', 'src/build/build.mjs', "import { build } from 'vite';"],
    ['a script of the build that needs TypeScript', 'src/build/build.mjs', "import { zip } from './zip.ts';"],
    ['import() anywhere', 'src/background/main.ts', "const later = () => import('./router.ts');"],
  ])('%s', (_what, file, code) => {
    expect(forbiddenImports(file, code)).toHaveLength(1);
  });
});
