/** The texts for the stores agree with the manifests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCaptions } from '../../src/build/store-texts.ts';
import { bundle, manifestOf } from './bundle.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, 'docs/store', file), 'utf8');
const languages = ['en', 'de', 'fr', 'ar'];

/** The text of a section without its heading. */
function section(text: string, title: string): string {
  return (text.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '').trim();
}

/** The code in the first column of the tables. */
function firstCells(text: string): string[] {
  return [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name as string);
}

// biome-ignore lint/suspicious/noExplicitAny: JSON as it comes.
let chromium: any;
// biome-ignore lint/suspicious/noExplicitAny: JSON as it comes.
let firefox: any;
beforeAll(async () => {
  chromium = manifestOf(await bundle('production'));
  firefox = manifestOf(await bundle('production', { target: 'firefox' }));
}, 60_000);

describe.each(languages)('the listing in %s', (language) => {
  const listing = read(`listing.${language}.md`);

  test('has what every store asks for, in the length they take', async () => {
    expect(listing.startsWith('# {name}\n')).toBe(true);
    // Firefox accepts at most 250 characters, Edge requires at least 250.
    expect(section(listing, 'Summary').length).toBeGreaterThan(40);
    expect(section(listing, 'Summary').length).toBeLessThanOrEqual(250);
    expect(section(listing, 'Description').length).toBeGreaterThanOrEqual(250);
    expect(section(listing, 'Description').length).toBeLessThanOrEqual(10_000);
    expect(Object.values(await readCaptions(language, 'Tide'))).toHaveLength(3);
  });

  test('says as much as the English one', () => {
    const shape = (text: string) =>
      text.split('\n').map((line) => /^(#+ (?:Summary|Description|Pictures)|- `\w+`|-)?/.exec(line)?.[0]);

    expect(shape(listing)).toEqual(shape(read('listing.en.md')));
  });
});

test('there is a listing for every language the extension speaks', () => {
  for (const language of readdirSync(join(root, 'public/_locales'))) expect(languages).toContain(language);
});

test('the permissions that are justified are those that are asked for', () => {
  const [permissions = ''] = read('permissions.md').split('## Data use');

  expect(firstCells(permissions)).toEqual(chromium.permissions);
  expect([...firefox.permissions, 'sidePanel']).toEqual(chromium.permissions);
  expect(permissions).toContain('**Host permissions:** none at the installation.');
  expect(chromium.host_permissions).toBeUndefined();
  for (const host of chromium.optional_host_permissions) expect(permissions).toContain(`\`${host}\``);
  expect(firefox.optional_host_permissions).toEqual(chromium.optional_host_permissions);
  expect(chromium.content_security_policy.extension_pages).toContain("script-src 'self';");
});

test('the data that goes to the shop is the data that Firefox tells people of', () => {
  const { required } = firefox.browser_specific_settings.gecko.data_collection_permissions;

  expect(firstCells(section(read('permissions.md'), 'Data use')).sort()).toEqual([...required].sort());
  expect(firstCells(section(read('privacy.md'), 'What is sent to the shop')).sort()).toEqual([...required].sort());
});

test('the places where data is kept are the places the sources name', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(root, 'src', path), 'utf8'))
    .join('\n');
  const used = ['session', 'local', 'sync'].filter((area) =>
    new RegExp(`storage\\.${area}\\b|area: '${area}'`).test(sources),
  );
  const kept = firstCells(section(read('privacy.md'), 'What is kept on your device'));

  expect(kept).toEqual(used.map((area) => `storage.${area}`));
  expect(sources).not.toMatch(/\b(?:localStorage|indexedDB|document\.cookie)\b/);
});
