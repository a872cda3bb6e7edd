import type { Plugin } from 'vite';

/** The one place where the colour is chosen: everything else follows from it, see there. */
const tokens = '/src/ui/tokens.css';
const accent = /--accent: [^;]+;/;

/** Puts the merchant's colour and name into the pages. */
export function brandedPages({ accent: colour, name }: { accent: string; name: string }): Plugin {
  return {
    name: 'branded-pages',
    enforce: 'pre',
    transform(code, id) {
      if (!colour || !id.split('?')[0]?.endsWith(tokens)) return undefined;
      if (!accent.test(code)) throw new Error(`${tokens} has no line for the accent`);
      return code.replace(accent, `--accent: ${colour};`);
    },
    // The page gives itself a title when it runs; this one is seen until then.
    transformIndexHtml: (html) => (name ? html.replace(/<title>[^<]*<\/title>/, `<title>${escape(name)}</title>`) : html),
  };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
