import { join } from 'node:path';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Plugin, runnerImport } from 'vite';

/** Stands for every word, and is taken out again: which language a shopper reads is known in their browser. */
const wordless = '\u200b';

/** What the components ask of a browser when they are drawn. */
const surroundings = {
  chrome: {
    runtime: { id: 'build', getManifest: () => ({ name: wordless }) },
    i18n: { getMessage: () => wordless },
  },
  navigator: { onLine: true, language: 'en' },
};

/**
 * The popup's document with the panel's frame and the search field already in it, made of the same components: there is
 * something to paint, and something to focus, before a script has run.
 */
export function prerenderedShell(root: string): Plugin {
  return {
    name: 'prerendered-shell',
    apply: 'build',
    transformIndexHtml: {
      order: 'pre',
      handler: async (html, { filename }) => {
        if (!filename.replaceAll('\\', '/').endsWith('/src/popup/index.html')) return html;
        return html.replace('<div id="app"></div>', `<div id="app">${await renderShell(root)}</div>`);
      },
    },
  };
}

/** The panel before anything is known, without words. */
export async function renderShell(root: string): Promise<string> {
  const before = Object.keys(surroundings).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
  for (const [name, value] of Object.entries(surroundings)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  try {
    const { module } = await runnerImport<{ shell: () => VNode }>(join(root, 'src/popup/shell.tsx'), {
      root,
      configFile: false,
      logLevel: 'error',
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    });
    // An empty value is none.
    return renderToString(module.shell())
      .replaceAll(wordless, '')
      .replaceAll(/ value(?=[ />])/g, '');
  } finally {
    for (const [name, descriptor] of before as [string, PropertyDescriptor | undefined][]) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
}
