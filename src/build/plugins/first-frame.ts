import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** The popup's stylesheet and its script, as Vite writes them into the document. */
const stylesheet = /<link rel="stylesheet"[^>]* href="\/([^"]+)">/;
const script = /<script async /;

/**
 * Rewrites the popup's document so that the browser paints its first frame early.
 *
 * The plugin inlines the stylesheet, and the content security policy allows that one text by its hash. A stylesheet in
 * a file would arrive late: in an extension with a `default_locale`, Chrome holds each stylesheet back until a new
 * process has fetched all messages, because the stylesheet may contain `__MSG_…__`.
 * https://source.chromium.org/chromium/chromium/src/+/main:extensions/renderer/extension_localization_throttle.cc
 *
 * The script blocks rendering. Otherwise the browser may paint an empty frame before an `async` script has run, and
 * that frame delays the next. https://html.spec.whatwg.org/multipage/urls-and-fetching.html#blocking-attributes
 *
 * The plugin must come after CRXJS, which writes the manifest.
 */
export function firstFrame(): Plugin {
  let styleSource = "style-src 'self'";
  return {
    name: 'first-frame',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { filename, bundle = {} }) => {
        if (!filename.replaceAll('\\', '/').endsWith('/src/popup/index.html')) return html;
        const [link = '', name = ''] = stylesheet.exec(html) ?? [];
        const file = bundle[name];
        if (file?.type !== 'asset' || !script.test(html)) throw new Error('The popup has no stylesheet or no script.');
        const style = String(file.source);
        styleSource = `style-src 'self' 'sha256-${createHash('sha256').update(style).digest('base64')}'`;
        delete bundle[name];
        // The chunks that load later must not fetch the removed file.
        for (const each of Object.values(bundle))
          if (each.type === 'chunk') each.viteMetadata?.importedCss.delete(name);
        return html.replace(link, () => `<style>${style}</style>`).replace(script, '<script async blocking="render" ');
      },
    },
    generateBundle: {
      order: 'post',
      handler: (_, bundle) => {
        const manifest = bundle['manifest.json'];
        if (manifest?.type === 'asset')
          manifest.source = String(manifest.source).replace("style-src 'self'", styleSource);
      },
    },
  };
}
