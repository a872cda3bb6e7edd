import { join } from 'node:path';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Plugin, runnerImport } from 'vite';

/** Stands for each text and is removed after rendering, because the build does not know the shopper's language. */
const noText = '\u200b';

/** The globals of a browser that the components read when they render. */
const browserGlobals = {
  chrome: {
    runtime: { id: 'build', getManifest: () => ({ name: noText }) },
    i18n: { getMessage: () => noText },
  },
  navigator: { onLine: true, language: 'en' },
};

/**
 * Renders the panel's frame and the search field into the popup's document, with the panel's own components. The
 * browser can paint the frame and focus the field before a script has run.
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

/** The HTML of the panel without texts and without data. */
export async function renderShell(root: string): Promise<string> {
  const before = Object.keys(browserGlobals).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
  for (const [name, value] of Object.entries(browserGlobals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  try {
    const { module } = await runnerImport<{ shell: () => VNode }>(join(root, 'src/popup/shell.tsx'), {
      root,
      configFile: false,
      logLevel: 'error',
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    });
    // A field without text needs no `value` attribute.
    return renderToString(module.shell())
      .replaceAll(noText, '')
      .replaceAll(/ value(?=[ />])/g, '');
  } finally {
    for (const [name, descriptor] of before as [string, PropertyDescriptor | undefined][]) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
}
