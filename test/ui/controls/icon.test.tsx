/** A sign is as few elements as it can be, and looks as it was drawn. */
import { Search, Settings, Store } from 'lucide';
import { render } from 'preact';
import { expect, test } from 'vitest';
import { Icon } from '../../../src/ui/controls/icon.tsx';

function drawn(shapes: typeof Store): Element[] {
  const page = document.createElement('div');
  render(<Icon shapes={shapes} />, page);
  return [...(page.querySelector('svg')?.children ?? [])];
}

test('all paths of an icon are one, in their order', () => {
  const [path, ...others] = drawn(Store);
  expect(others).toEqual([]);
  expect(Store.length).toBeGreaterThan(1);
  expect(path?.getAttribute('d')).toBe(Store.map(([, { d }]) => `M0 0${d}`).join(''));
});

test('a path that begins where nothing is named still begins at the origin', () => {
  const later = Search.find(([tag]) => tag === 'path');
  expect(later?.[1]['d']).toMatch(/^m/);
  const path = drawn(Search).find(({ localName }) => localName === 'path');
  expect(path?.getAttribute('d')).toBe(`M0 0${later?.[1]['d']}`);
});

test('what is no path stays what it is', () => {
  const circle = drawn(Settings).find(({ localName }) => localName === 'circle');
  expect(circle?.getAttribute('r')).toBe('3');
  expect(drawn(Settings)).toHaveLength(2);
});
