import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** The popup's one stylesheet and its one script, as Vite writes them. */
const stylesheet = /<link rel="stylesheet"[^>]* href="\/([^"]+)">/;
const script = /<script async /;

/**
 * Makes the popup's document such that its first frame comes soon.
 *
 * Its stylesheet stands in it, and the policy allows that one text. As a file it would come late: in an extension with a
 * `default_locale`, Chrome has a stylesheet wait for all messages, since they may stand in it as `__MSG_…__`, and a new process has to
 * fetch them first. https://source.chromium.org/chromium/chromium/src/+/main:extensions/renderer/extension_localization_throttle.cc
 *
 * No frame comes before its script has run, which an `async` one otherwise allows: it would be empty, and in the way of the
 * next. https://html.spec.whatwg.org/multipage/urls-and-fetching.html#blocking-attributes
 *
 * To stand after CRXJS, which writes the manifest.
 */
export function firstFrame(): Plugin {
  let allowed = "style-src 'self'";
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
        allowed = `style-src 'self' 'sha256-${createHash('sha256').update(style).digest('base64')}'`;
        delete bundle[name];
        // Nor is it fetched with what comes later.
        for (const each of Object.values(bundle))
          if (each.type === 'chunk') each.viteMetadata?.importedCss.delete(name);
        return html.replace(link, () => `<style>${style}</style>`).replace(script, '<script async blocking="render" ');
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
