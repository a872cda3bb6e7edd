/**
 * Runs around each test file of the worker: a file leaves nothing behind in a process that goes on with the next file.
 */
import { afterAll, afterEach, expect, vi } from 'vitest';
import { takeUnnamedWrites } from './unnamed-writes.ts';

const globalsBefore = globals();

afterEach(() => expect(takeUnnamedWrites(), 'writes without a row').toEqual([]));

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  const globalsAfter = globals();
  const names = new Set([...globalsBefore.keys(), ...globalsAfter.keys()]);
  const changed = [...names].filter((name) => !Object.is(globalsBefore.get(name), globalsAfter.get(name)));
  expect(changed, 'globals that this file has changed').toEqual([]);
});

/** The globals by name. Node makes some of them when they are first read, so they are read here. */
function globals(): Map<string, unknown> {
  return new Map(
    Object.entries(Object.getOwnPropertyDescriptors(globalThis))
      // Reading these two warns of a missing file.
      .filter(([name]) => !/^__vitest|^(local|session)Storage$/.test(name))
      .map(([name, { get, value }]) => [name, get ? Reflect.get(globalThis, name) : value]),
  );
}
