import { describe, expect, test } from 'vitest';
import {
  isWorthRenewing,
  nextTokenStep,
  type Purpose,
  type SessionRecord,
  sessionAfterDeadRefresh,
  withoutRefusedToken,
} from '../../../src/commerce/client/session-state.ts';

const now = 1_000_000;
const fresh = { value: 'fresh', renewAt: now + 1 };
const stale = { value: 'stale', renewAt: now };
const record = (kind: SessionRecord['kind'], more: Partial<SessionRecord> = {}): SessionRecord => ({
  sessionId: 'g',
  kind,
  keep: false,
  ...more,
});

describe('the step that gets a token for', () => {
  test.each<[string, SessionRecord, Purpose, object]>([
    ['no session, to browse', record('none'), 'browse', { kind: 'grant', grant: 'client-credentials' }],
    [
      'no session, with a token, to browse',
      record('none', { access: fresh }),
      'browse',
      { kind: 'use', access: fresh },
    ],
    ['no session, for a first cart', record('none', { access: fresh }), 'begin', { kind: 'grant', grant: 'anonymous' }],
    [
      'no session, for a profile',
      record('none', { access: fresh }),
      'own',
      { kind: 'refuse', failure: 'sign-in-needed' },
    ],
    [
      'a guest, for a first cart',
      record('guest', { access: fresh, refresh: 'r' }),
      'begin',
      { kind: 'use', access: fresh },
    ],
    ['a guest', record('guest', { access: fresh, refresh: 'r' }), 'own', { kind: 'use', access: fresh }],
    ['a guest, to browse', record('guest', { access: fresh, refresh: 'r' }), 'browse', { kind: 'use', access: fresh }],
    [
      'a guest with an expired token',
      record('guest', { access: stale, refresh: 'r' }),
      'own',
      { kind: 'refresh', refresh: 'r' },
    ],
    ['a guest without a token', record('guest', { refresh: 'r' }), 'browse', { kind: 'refresh', refresh: 'r' }],
    ['a customer', record('customer', { access: fresh, refresh: 'r' }), 'own', { kind: 'use', access: fresh }],
    [
      'a customer with an expired token',
      record('customer', { access: stale, refresh: 'r' }),
      'own',
      { kind: 'refresh', refresh: 'r' },
    ],
    [
      'a customer without a refresh token',
      record('customer', { access: stale }),
      'own',
      { kind: 'refuse', failure: 'session-ended' },
    ],
    ['an ended session, to browse', record('ended'), 'browse', { kind: 'grant', grant: 'client-credentials' }],
    [
      'an ended session with a token, to browse',
      record('ended', { access: fresh }),
      'browse',
      { kind: 'use', access: fresh },
    ],
    [
      'an ended session, for a cart',
      record('ended', { access: fresh }),
      'own',
      { kind: 'refuse', failure: 'session-ended' },
    ],
  ])('%s', (_who, session, purpose, step) => {
    expect(nextTokenStep(session, purpose, now)).toEqual(step);
  });
});

test('a refused access token is left out, and only that', () => {
  const session = record('guest', { access: fresh, refresh: 'r' });

  expect(withoutRefusedToken(session, 'fresh').access).toBeUndefined();
  expect(withoutRefusedToken(session, 'another')).toBe(session);
  expect(withoutRefusedToken(session, undefined)).toBe(session);
});

test.each([
  ['long before it expires', { value: 'a', renewAt: now + 100, earlyAt: now + 1 }, 'r', false],
  ['shortly before it expires', { value: 'a', renewAt: now + 100, earlyAt: now }, 'r', true],
  ['stored by a version without an early time', { value: 'a', renewAt: now }, 'r', true],
  ['without a refresh token', stale, undefined, false],
  ['that does not exist', undefined, 'r', false],
] as const)('an access token %s is worth renewing early: %s', (_case, access, refresh, expected) => {
  expect(isWorthRenewing(record('customer', { access, refresh }), now)).toBe(expected);
});

describe('after the shop has refused a refresh token', () => {
  test('a customer can sign in again, in the same session', () => {
    const session = record('customer', { refresh: 'dead', keep: true });

    expect(sessionAfterDeadRefresh(session, session, 'dead')).toEqual({ sessionId: 'g', kind: 'ended', keep: true });
  });

  test('no session is left of a guest', () => {
    const session = record('guest', { refresh: 'dead', keep: true });
    const next = sessionAfterDeadRefresh(session, session, 'dead');

    expect(next).toMatchObject({ kind: 'none', keep: false });
    expect(next.sessionId).not.toBe('g');
  });

  test('a session with another refresh token stays', () => {
    const stored = record('customer', { refresh: 'renewed' });

    expect(sessionAfterDeadRefresh(record('customer', { refresh: 'dead' }), stored, 'dead')).toBe(stored);
  });
});
