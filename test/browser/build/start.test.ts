import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../../src/build/install.mjs';

// One after the other: both build into the folder of the demo.
test.describe.configure({ mode: 'default' });

/** Where the program under test puts its temporary files. */
let scratch = '';
let running: ChildProcess | undefined;

test.beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'start-'));
});

test.afterEach(async () => {
  if (running?.exitCode === null && running.kill('SIGINT')) await once(running, 'close');
  await rm(scratch, { recursive: true });
});

test('npm start shows the popup in a picture, and an interruption leaves nothing behind', async () => {
  const started = start('--headless');
  await expect.poll(started.output, { timeout: 60_000 }).toMatch(/Ctrl-C/);
  const store = /http:\/\/127\.0\.0\.1:\d+/.exec(started.output())?.[0] ?? '';
  expect((await fetch(`${store}/oauth/token`, { method: 'POST' })).status).toBe(401);
  const picture = /\S+\.png/.exec(started.output())?.[0] ?? '';
  expect(await sizeOfPicture(picture)).toEqual({ width: 800, height: 1200 });
  // A picture without products has a tenth of that.
  expect((await stat(picture)).size).toBeGreaterThan(150_000);
  expect(await readdir(scratch)).not.toEqual([]);

  // A terminal and npm both pass the signal on, so it arrives twice.
  started.child.kill('SIGINT');
  started.child.kill('SIGINT');
  expect(await started.ended).toBe(0);
  expect(await readdir(scratch)).toEqual([]);
  expect(await processesNaming(scratch)).toEqual([]);
  await expect(fetch(store)).rejects.toThrow();
});

test('npm start ends by itself when only the picture is wanted', async () => {
  const started = start('--once');
  expect(await started.ended).toBe(0);
  expect(started.output()).toContain('Slack Water');
  expect(await readdir(scratch)).toEqual([]);
});

function start(flag: string) {
  const { CI: _, ...env } = process.env;
  const child = spawn(process.execPath, [join(root, 'test/run/start.mjs'), flag], {
    cwd: root,
    env: { ...env, TMPDIR: scratch, TEMP: scratch },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running = child;
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  return { child, output: () => output, ended: new Promise((resolve) => child.on('close', resolve)) };
}

/** Width and height are at a fixed offset: https://www.w3.org/TR/png-3/#11IHDR */
async function sizeOfPicture(path: string) {
  const bytes = await readFile(path);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Command lines of the running processes that name a folder, where the system lists them in files. */
async function processesNaming(folder: string): Promise<string[]> {
  const entries = await readdir('/proc').catch(() => []);
  const lines = await Promise.all(
    entries.map((entry) => readFile(join('/proc', entry, 'cmdline'), 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(folder));
}
