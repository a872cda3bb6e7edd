import { expect, test } from 'vitest';
import { variantUrl } from '../../../src/ui/controls/picture-sizes.ts';

const host = 'https://images.cdn.europe-west1.gcp.commercetools.com/project';

test.each([
  ['the smallest that is sharp', `${host}/mug.jpg`, 128, undefined, `${host}/mug-small.jpg`],
  ['the next for a denser screen', `${host}/mug.jpg`, 192, undefined, `${host}/mug-medium.jpg`],
  ['with its query', `${host}/mug.jpg?v=2`, 50, undefined, `${host}/mug-thumb.jpg?v=2`],
  ['the picture itself where none is large enough', `${host}/mug.jpg`, 900, undefined, `${host}/mug.jpg`],
  ['the picture itself where that is no larger', `${host}/mug.jpg`, 128, 150, `${host}/mug.jpg`],
  ['a named variant as it is', `${host}/mug-zoom.jpg`, 128, undefined, `${host}/mug-zoom.jpg`],
  ['a name without an ending as it is', `${host}/mug`, 128, undefined, `${host}/mug`],
  ['another host’s as it is', 'https://cdn.example.com/mug.jpg', 128, undefined, 'https://cdn.example.com/mug.jpg'],
  [
    'a host that only looks like it as it is',
    'https://images.cdn.x.commercetools.com.example.com/mug.jpg',
    128,
    undefined,
    'https://images.cdn.x.commercetools.com.example.com/mug.jpg',
  ],
])('a picture comes as %s', (_, url, edge, original, expected) => {
  expect(variantUrl(url, edge, original)).toBe(expected);
});
