import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { languages, type TestLanguage } from './harness/languages.ts';

/**
 * What is tried in every language, and by keyboard in one that is read from left to right and one from right to left.
 */
const perLanguage: Record<Exclude<keyof typeof languages, 'en'>, string> = {
  ar: 'languages/{every-view,purchase,keyboard}.test.ts',
  de: 'languages/{every-view,purchase}.test.ts',
  fr: 'languages/{every-view,purchase}.test.ts',
  'long-words': 'languages/every-view.test.ts',
};

export default defineConfig<object, { language: TestLanguage }>({
  testDir: '.',
  projects: [
    // The other tests buy in English.
    { name: 'en', testMatch: '*/*.test.ts', testIgnore: 'languages/purchase.test.ts' },
    ...Object.entries(perLanguage).map(([name, testMatch]) => ({
      name,
      testMatch,
      // So few tests are not worth a second browser.
      workers: 1,
      use: { language: languages[name as keyof typeof perLanguage] },
    })),
  ],
  globalSetup: './harness/global-setup.ts',
  outputDir: join(import.meta.dirname, '../../.build/test-results'),
  // The transcripts read the same on every system.
  snapshotPathTemplate: '{testDir}/transcripts/{arg}{ext}',
  fullyParallel: true,
  forbidOnly: true,
  // A test waits for about a third of its time, so three keep two cores busy.
  workers: 3,
  // Three times what they take on two busy cores.
  timeout: 90_000,
  // On a shared machine, a test that fails once and then passes is reported as flaky, and is no reason to reject a
  // change.
  retries: process.env['CI'] ? 1 : 0,
  reporter: 'list',
});
