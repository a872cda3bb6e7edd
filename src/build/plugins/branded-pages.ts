import type { Plugin } from 'vite';

/** The one line of `src/ui/style/tokens.css` that chooses a colour: everything else follows from it, see there. */
const accent = /--accent:[^;]+;/;

/** Puts the merchant's colour and name into the pages. Runs between Vite's two steps for CSS, when imports are inlined. */
export function brandedPages({ accent: colour, name }: { accent: string; name: string }): Plugin {
  return {
    name: 'branded-pages',
    transform: (code, id) =>
      colour && id.split('?')[0]?.endsWith('.css') ? code.replace(accent, `--accent: ${colour};`) : undefined,
    // The page gives itself a title when it runs; this one is seen until then.
    transformIndexHtml: (html) =>
      name ? html.replace(/<title>[^<]*<\/title>/, `<title>${escapeText(name)}</title>`) : html,
  };
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
