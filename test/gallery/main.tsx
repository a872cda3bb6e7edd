/**
 * Every component in every state, on one page: `?language=ar` in another language, `?scheme=dark` in another color
 * scheme than the browser's, `?accent=navy` in another accent.
 */
import './surroundings.ts';
import { wishes } from './wishes.ts';

const { render } = await import('preact');
const { applyAccent, preparePage } = await import('../../src/ui/page.ts');
const { isPainted } = await import('../../src/ui/first-frame/is-painted.ts');
const { kit } = await import('./kit.tsx');
const { shop } = await import('./shop.tsx');
const { Sheet } = await import('./sheet.tsx');

preparePage('Gallery');
isPainted.value = true;
const kinds = [...kit(), ...shop()];
// After the shop, which sets its own accent.
applyAccent(wishes.accent);
if (wishes.scheme) applyScheme(wishes.scheme);
render(<Sheet kinds={kinds} />, document.getElementById('app') as HTMLElement);

/** Makes the stylesheets apply another color scheme than the browser's. */
function applyScheme(scheme: string): void {
  document.documentElement.style.colorScheme = scheme;
  for (const { cssRules } of document.styleSheets) {
    for (const rule of cssRules) {
      if (!(rule instanceof CSSMediaRule) || !rule.conditionText.includes('prefers-color-scheme: dark')) continue;
      rule.media.mediaText = scheme === 'dark' ? 'all' : 'not all';
    }
  }
}
