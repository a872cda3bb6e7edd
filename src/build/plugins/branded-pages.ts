import type { Plugin } from 'vite';

/** The declaration in `src/ui/style/tokens.css` that all other colours are computed from. */
const accent = /--accent:[^;]+;/;

/**
 * Writes the merchant's colour and name into the pages. The plugin runs between Vite's two CSS steps, when the imports
 * of a stylesheet are inlined already.
 */
export function brandedPages({ accent: colour, name }: { accent: string; name: string }): Plugin {
  return {
    name: 'branded-pages',
    transform: (code, id) =>
      colour && id.split('?')[0]?.endsWith('.css') ? code.replace(accent, `--accent: ${colour};`) : undefined,
    // The page sets its own title when its script runs; the browser shows this one until then.
    transformIndexHtml: (html) =>
      name ? html.replace(/<title>[^<]*<\/title>/, `<title>${escapeText(name)}</title>`) : html,
  };
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
