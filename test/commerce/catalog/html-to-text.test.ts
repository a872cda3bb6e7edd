import { describe, expect, test } from 'vitest';
import { htmlToText } from '../../../src/commerce/catalog/html-to-text.ts';

test.each([
  ['Gr&ouml;&szlig;e&nbsp;XL &ndash; 5&euro; &frac12; &Auml;', 'Größe XL – 5€ ½ Ä'],
  [
    '<p>Luxuri&ouml;ser Mantel &ndash; 100&nbsp;% Wolle, caf&eacute;, &euro;, &frac12;, &Auml;</p>',
    'Luxuriöser Mantel – 100 % Wolle, café, €, ½, Ä',
  ],
  ['&bdquo;Wei&szlig;&ldquo; &hellip; 20&deg;C &plusmn;2 &times; 3&sup2;&trade;', '„Weiß“ … 20°C ±2 × 3²™'],
  ['Fish &amp; chips &AMP; more', 'Fish & chips & more'],
  ['&lt;b&gt; is read once: &amp;auml;', '<b> is read once: &auml;'],
  ['&#8211; &#x2013; &#X2013;', '– – –'],
])('%s', (marked, text) => {
  expect(htmlToText(marked)).toBe(text);
});

describe('names', () => {
  /** HTML 4's names of U+00A0 to U+00FF, in their order. */
  const latin =
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
      ' ',
    );

  test('of all of Latin-1 are known', () => {
    expect(latin).toHaveLength(96);
    const read = latin.map((name) => htmlToText(`x&${name};x`));

    expect(read).toEqual(latin.map((_, index) => `x${index === 0 ? ' ' : String.fromCodePoint(0xa0 + index)}x`));
  });

  test.each([
    ['Scaron scaron Yuml OElig oelig', 'Š š Ÿ Œ œ'],
    ['ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo', '– — ‘ ’ ‚ “ ” „'],
    ['dagger Dagger bull hellip permil lsaquo rsaquo', '† ‡ • … ‰ ‹ ›'],
    ['ensp emsp thinsp zwnj zwj lrm rlm', '\u200c \u200d \u200e \u200f'],
    ['euro trade minus', '€ ™ −'],
    ['ccaron Ecaron zcaron uring scedil abreve zdot odblac Amacr', 'č Ě ž ů ş ă ż ő Ā'],
  ])('%s', (names, characters) => {
    expect(htmlToText(names.replaceAll(/\w+/g, '&$&;'))).toBe(characters);
  });

  test.each(['AUML', 'Szlig', 'Euro', 'NDASH', 'constructor', 'xring', 'uml2', 'acut', 'toString', 'hasOwn'])(
    '&%s; is none, and stays as it is',
    (name) => {
      expect(htmlToText(`&${name};`)).toBe(`&${name};`);
    },
  );
});
