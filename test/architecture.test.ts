/** The pictures in docs/architecture.md are true: the worker's arrows were recorded, the pages' are imports that are used. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { type RecordedCall, recordCalls, recordingPlugin } from './harness/record-calls.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const page = read('docs/architecture.md');
