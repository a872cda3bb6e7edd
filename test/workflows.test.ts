/** The workflows run the project's own scripts, may only read the repository, and pin their actions by hash. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const steps = [...readFileSync(join(root, 'test/run/test.mjs'), 'utf8').matchAll(/name: '(\w+)'/g)].map(([, s]) => s);

describe.each(workflows)('$name', ({ text }) => {
  test('may read the repository, and nothing else', () => {
    expect([...text.matchAll(/^ *permissions:\n((?: +.+\n)+?)(?=\S|\s*\w+:\n)/gm)].map(([, body]) => body)).toEqual([
      '  contents: read\n',
    ]);
    expect(text).toContain('persist-credentials: false');
    expect(text).not.toMatch(/secrets\.|pull_request_target|workflow_run/);
  });

  test('pins its actions by their full hash', () => {
    const used = [...text.matchAll(/uses: (.+)/g)].map(([, action]) => action);

    expect(used.length).toBeGreaterThan(1);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('runs scripts that there are', () => {
    const run = [...text.matchAll(/- run: npm (?:run )?([\w:]+)(?: -- --only (\S+))?/g)];

    expect(run.length).toBeGreaterThan(0);
    for (const [, script = '', only] of run) {
      if (script !== 'install') expect(Object.keys(scripts)).toContain(script);
      for (const step of only?.split(',') ?? []) expect(steps).toContain(step);
    }
  });
});

test('together they run every step of npm test', () => {
  const all = workflows.map(({ text }) => text).join('\n');

  for (const step of steps) expect(all).toMatch(new RegExp(`--only [\\w,]*\\b${step}\\b|npm run ${step}\\b`));
});
