import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** Playwright runs these tests, but Puppeteer drives the browser: it can drive an unmodified Firefox. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.test.ts',
  outputDir: join(import.meta.dirname, '../../.build/test-results-firefox'),
  forbidOnly: true,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
});
