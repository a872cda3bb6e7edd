/** Lives of the bundled scripts: each call is a fresh worker, popup or options page with module state of its own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { inject } from 'vitest';

type ScriptName = 'worker' | 'popup' | 'options';
type Body = (module: { exports: object }, exports: object, ...surroundings: unknown[]) => void;

const bodies = new Map<string, Body>();

/**
 * Runs a script from its first line.
 *
 * @param surroundings globals that this life has for itself, by name; all others are those of the test's process
 * @returns what the script's entry in this folder exports
 */
export function runScript<Exports extends object>(name: ScriptName, surroundings: Record<string, unknown>): Exports {
  const module = { exports: {} };
  bodyOf(name, Object.keys(surroundings))(module, module.exports, ...Object.values(surroundings));
  return module.exports as Exports;
}

/** Compiled once for each test process. */
function bodyOf(name: ScriptName, surroundings: string[]): Body {
  const compiled = bodies.get(name);
  if (compiled) return compiled;
  const filename = join(inject('scripts'), `${name}.cjs`);
  const parameters = ['module', 'exports', ...surroundings].join(', ');
  const script = new Script(`(function (${parameters}) {${readFileSync(filename, 'utf8')}\n})`, { filename });
  const body = script.runInThisContext() as Body;
  bodies.set(name, body);
  return body;
}
