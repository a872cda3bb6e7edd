import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matcher, piecesOf } from '../../../src/popup/search/match-text.ts';

/** A text with its matches in brackets. */
const marked = (text: string, typed: string) =>
  piecesOf(text, typed)
    .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
    .join('');

describe('marking', () => {
  test.each([
    ['Linen shirt', 'shi', 'Linen [shi]rt'],
    ['Linen shirt', 'irt', 'Linen shirt'],
    ['Crème brûlée', 'creme bru', '[Crème] [brû]lée'],
    ['Cre\u0300me', 'crème', '[Cre\u0300me]'],
    ['STRASSE', 'strasse', '[STRASSE]'],
    ['Straße am Hafen', 'strasse', '[Straße] am Hafen'],
    ['Straße am Hafen', 'stras', '[Straß]e am Hafen'],
    ['Straße am Hafen', 'strab', 'Straße am Hafen'],
    ['STRASSE', 'straße', '[STRASSE]'],
    ['GROẞE STRAẞE', 'große strasse', '[GROẞE] [STRAẞE]'],
    ['Smørrebrød, œufs', 'smorrebrod oeufs', '[Smørrebrød], [œufs]'],
    ['ΟΔΟΣ', 'οδος', '[ΟΔΟΣ]'],
    ['إبريق شاي', 'شاي', 'إبريق [شاي]'],
    ['a (b) c', '(b)', 'a ([b]) c'],
    ['🫖 teapot', 'tea', '🫖 [tea]pot'],
    ['Teapot', '', 'Teapot'],
    ['Teapot', '.*', 'Teapot'],
  ])('%j by %j', (text, typed, expected) => {
    expect(marked(text, typed)).toBe(expected);
  });

  test('loses nothing of any text, whatever is typed', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 400 }), string({ unit: 'binary' }), (text, typed) => {
        expect(
          piecesOf(text, typed)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

test('a text fits when each word begins one of its own', () => {
  expect(matcher('lin shi')('Linen shirt')).toBe(true);
  expect(matcher('lin hirt')('Linen shirt')).toBe(false);
});
