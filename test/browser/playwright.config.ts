import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  globalSetup: './harness/global-setup.ts',
  outputDir: join(import.meta.dirname, '../../.build/test-results'),
  // What is written down of them reads the same on every system.
  snapshotPathTemplate: '{testDir}/transcripts/{arg}{ext}',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // Three times what they take on two busy cores.
  timeout: 90_000,
  // On a machine that others use too, what fails once and then passes is named as flaky, and not held against the change.
  retries: process.env['CI'] ? 1 : 0,
  reporter: 'list',
});
