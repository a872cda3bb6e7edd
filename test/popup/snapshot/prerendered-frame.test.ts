/** The panel as it was when it was closed, before the worker has said a word. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { language, later, sessionStorage } from '../../ui/harness/browser.ts';
import { drawn, get, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { createShop } from '../harness/hand-made-shop.ts';
import { closePopup, reopenPopup } from '../harness/popup.ts';
import { cartOf, line, teapot } from '../harness/products.ts';
import { keptText } from '../harness/snapshots.ts';

const root = join(import.meta.dirname, '../../..');

const shop = () => createShop({ cart: cartOf([line(teapot, 2)]) });

/** A worker that has not answered yet. */
const silent = () => Object.fromEntries(Object.keys(shop()).map((name) => [name, () => later().promise]));

const _field = () => get<HTMLInputElement>('combobox', 'Search products');

/** Waits until what is on screen is kept. */
async function _kept(holds: (snapshot: string) => boolean): Promise<void> {
  await waitFor(() => expect(holds(keptText('page/snapshot'))).toBe(true));
}

afterEach(() => {
  vi.useRealTimers();
});

/** Every element with its attributes and its words, in order. */
function attributesOf(within: Element | DocumentFragment): string[] {
  return [...within.querySelectorAll('*')].map((element) => {
    const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).sort();
    const own = [...element.childNodes].flatMap((node) => (node.nodeType === 3 ? (node.nodeValue ?? '') : []));
    return [element.localName, ...attributes, own.join('')].join(' ');
  });
}

describe('the frame that stands in the document', () => {
  let shell: string;
  beforeAll(() => {
    // In a process of its own, as the build is: here the polyfill has this page's browser already.
    const made = `const { runnerImport } = await import('vite');
      const { module } = await runnerImport('./src/build/plugins/prerendered-shell.ts', { configFile: false, logLevel: 'error' });
      process.stdout.write(await module.renderShell(process.cwd()));`;
    shell = execFileSync(process.execPath, ['--input-type=module', '-e', made], { cwd: root, encoding: 'utf8' });
  }, 30_000);

  test('has the search field and no words', () => {
    const document = new DOMParser().parseFromString(shell, 'text/html');

    expect(document.querySelector('[role=combobox]')?.hasAttribute('autofocus')).toBe(true);
    expect(wordsOf(document.body)).toBe('');
    expect(document.querySelectorAll('[aria-label]:not([aria-label=""])')).toHaveLength(0);
  });

  test.each(['en', 'de', 'ar'])(
    'is, with the first frame, what would have been drawn without it, in %s',
    async (tongue) => {
      const before = language.texts;
      language.texts = JSON.parse(readFileSync(join(root, `public/_locales/${tongue}/messages.json`), 'utf8'));
      try {
        // Nothing that was kept counts.
        closePopup();
        delete sessionStorage['page/viewer-epoch'];
        await reopenPopup(silent());
        await drawn();
        const { lang, dir } = document.documentElement;
        const fresh = attributesOf(document.body);

        await reopenPopup(silent(), shell);
        await drawn();

        expect(attributesOf(document.body)).toEqual(fresh);
        expect([document.documentElement.lang, document.documentElement.dir]).toEqual([lang, dir]);
        expect(lang).toBe(tongue);
      } finally {
        language.texts = before;
      }
    },
  );
});
