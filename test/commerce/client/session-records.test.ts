import { describe, expect, test } from 'vitest';
import { createSessionGeneration } from '../../../src/commerce/client/session-generation.ts';
import { createSessionRecords } from '../../../src/commerce/client/session-records.ts';
import { noSession, type SessionRecord } from '../../../src/commerce/client/session-state.ts';
import { isFailure } from '../../../src/contract/failure.ts';

const guest: SessionRecord = { sessionId: 'guest', kind: 'guest', refresh: 'r', keep: true };

function recordsWith(stored: SessionRecord | undefined) {
  let last: Promise<unknown> = Promise.resolve();
  const generation = createSessionGeneration();
  const records = createSessionRecords({
    tokenStore: {
      read: async () => stored,
      write: async (next) => {
        stored = next;
      },
      assertWritable: async () => {},
    },
    generation,
    storeLock: (work) => {
      const running = last.then(work);
      last = running.catch(() => {});
      return running;
    },
  });
  return { records, generation };
}

const isSuperseded = (work: Promise<unknown>) =>
  work.then(
    () => false,
    (thrown: unknown) => isFailure(thrown, 'superseded'),
  );

describe('a session that replaces another', () => {
  test('is stored, and gives the former one', async () => {
    const { records, generation } = recordsWith(guest);

    expect(await records.replace({ ...guest, refresh: 's' }, generation.current(), 'guest')).toBe(guest);
    expect((await records.current()).refresh).toBe('s');
  });

  test('is not stored after a sign-out, not even where both sessions have the same ID', async () => {
    const { records, generation } = recordsWith(guest);
    const startedIn = generation.current();
    generation.advance();

    expect(await isSuperseded(records.replace({ ...guest, refresh: 's' }, startedIn, 'guest'))).toBe(true);
    expect((await records.current()).refresh).toBe('r');
  });

  test('is not stored where another session is stored by now', async () => {
    const { records, generation } = recordsWith(noSession('other'));

    expect(await isSuperseded(records.replace(guest, generation.current(), 'guest'))).toBe(true);
  });
});

describe('a sign-out', () => {
  test('makes work stale that was started before it or while it ran', async () => {
    const { records, generation } = recordsWith(guest);
    const before = generation.current();
    let meanwhile = before;

    await records.clear(async () => {
      meanwhile = generation.current();
    });

    expect(new Set([before, meanwhile, generation.current()]).size).toBe(3);
  });

  test('ends the session even where its tokens could not be noted', async () => {
    const { records } = recordsWith(guest);

    await expect(records.clear(() => Promise.reject(new Error('disk')))).rejects.toThrow('disk');

    expect((await records.current()).kind).toBe('none');
  });
});
