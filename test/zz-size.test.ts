import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { test } from 'vitest';
import { bundle, shopSettings } from './build/bundle.ts';

test('size', async () => {
  const output = await bundle('production', { settings: shopSettings, sourcemap: true });
  for (const file of output) {
    if (file.type === 'chunk' && file.moduleIds.some((id) => id.includes('/src/background/'))) {
      writeFileSync('/tmp/s1-worker.js', file.code);
      console.log('SIZE', gzipSync(file.code, { level: 9 }).length, file.code.length);
    }
  }
}, 400_000);
