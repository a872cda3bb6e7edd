/** The README says what is so: permissions, settings, scripts, and what ships. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brandRules } from '../src/build/variables.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const readme = read('README.md');

/** The words in code style in the first cells of a section's tables. */
function named(section: string): string[] {
  const text = readme.split(`## ${section}`)[1]?.split('\n## ')[0] ?? '';
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('|') && !line.startsWith('| ---'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`|\[([^\]]+)\]\(/g)])
    .map(([, code, link]) => (code ?? link) as string);
}

test('every permission is explained, and none that is not asked for', () => {
  expect(named('Permissions, and why')).toEqual(JSON.parse(read('manifest.json')).permissions);
});

test('every setting of the build is there, and none that is not', () => {
  const settings = [...read('src/background/settings/build.d.ts').matchAll(/readonly ((?:CTP|CARTLET)_\w+)/g)].map(
    ([, name]) => name,
  );
  const told = [...readme.matchAll(/\b(?:CTP|CARTLET)_[A-Z_]*[A-Z]\b/g)].map(([name]) => name);

  // Two are for the developer who runs the tests, and the last is for policies only.
  const others = ['CARTLET_BROWSER', 'CARTLET_FIREFOX', 'CARTLET_KEEP_SIGNED_IN'];
  expect(new Set(told)).toEqual(new Set([...settings, ...Object.keys(brandRules), ...others]));
});

test('every variable that makes it the merchant’s own has its line', () => {
  expect(named('Make it your own').filter((name) => name.startsWith('CARTLET_'))).toEqual(Object.keys(brandRules));
});

test('a policy can say whatever a build can', () => {
  const settings = [...read('src/background/settings/build.d.ts').matchAll(/readonly ((?:CTP|CARTLET)_\w+)/g)].map(
    ([, name]) => name,
  );
  const { properties } = JSON.parse(read('public/managed-schema.json'));

  expect(Object.keys(properties).sort()).toEqual([...settings, 'CARTLET_KEEP_SIGNED_IN'].sort());
});

test('every dependency that ships is accounted for', () => {
  expect(named('What ships to shoppers').sort()).toEqual(
    Object.keys(JSON.parse(read('package.json')).dependencies).sort(),
  );
});

test('the scripts it names exist', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const told = [...readme.matchAll(/`npm (?:run )?([a-z:]+)/g)].map(([, name]) => name as string);

  expect(told.length).toBeGreaterThan(5);
  for (const name of told) expect(Object.keys(scripts)).toContain(name);
});

test('the rooms of its map are the rooms of the house', () => {
  const rooms = readdirSync(join(root, 'src')).map((room) => `src/${room}`);

  expect(
    named('How it works')
      .filter((name) => name.startsWith('src/'))
      .sort(),
  ).toEqual(rooms.sort());
});

test('what it links to is there', () => {
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, link]) => link as string);

  for (const link of links) expect(existsSync(join(root, link)), link).toBe(true);
});

test.each(['README.md', 'SECURITY.md', 'docs/cart-sync.md', '.github/CONTRIBUTING.md'])(
  '%s names files that exist',
  (page) => {
    const paths = [...read(page).matchAll(/`((?:src|test|docs)\/[\w./-]+)`/g)].map(([, path]) => path as string);

    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  },
);
