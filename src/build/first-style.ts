import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** The popup's one stylesheet, as Vite writes it. */
const link = /<link rel="stylesheet"[^>]* href="\/([^"]+)">/;

/**
 * Puts the popup's stylesheet into its document, and has the policy allow that one text. As a file it would come late: in an
 * extension with a `default_locale`, Chrome has a stylesheet wait for all messages, since they may stand in it as `__MSG_…__`, and
 * a new process has to fetch them first. After CRXJS, which writes the manifest.
 * https://source.chromium.org/chromium/chromium/src/+/main:extensions/renderer/extension_localization_throttle.cc
 */
export function firstStyleInside(): Plugin {
  let allowed = "style-src 'self'";
  return {
    name: 'first-style-inside',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { filename, bundle = {} }) => {
        if (!filename.replaceAll('\\', '/').endsWith('/src/popup/index.html')) return html;
        const [element = '', name = ''] = link.exec(html) ?? [];
        const file = bundle[name];
        if (file?.type !== 'asset') throw new Error('The popup names no stylesheet.');
        const style = String(file.source);
        allowed = `style-src 'self' 'sha256-${createHash('sha256').update(style).digest('base64')}'`;
        delete bundle[name];
        // Nor is it fetched with what comes later.
        for (const each of Object.values(bundle))
          if (each.type === 'chunk') each.viteMetadata?.importedCss.delete(name);
        return html.replace(element, () => `<style>${style}</style>`);
      },
    },
    generateBundle: {
      order: 'post',
      handler: (_, bundle) => {
        const manifest = bundle['manifest.json'];
        if (manifest?.type === 'asset') manifest.source = String(manifest.source).replace("style-src 'self'", allowed);
      },
    },
  };
}
