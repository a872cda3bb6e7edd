import { describe, expect, test } from 'vitest';
import { nextTokenStep, type Purpose, type SessionRecord } from '../../../src/commerce/client/session-state.ts';

const now = 1_000_000;
const fresh = { value: 'fresh', renewAt: now + 1 };
const stale = { value: 'stale', renewAt: now };
const record = (kind: SessionRecord['kind'], more: Partial<SessionRecord> = {}): SessionRecord => ({
  sessionId: 'g',
  kind,
  keep: false,
  ...more,
});

describe('what a session does for a token', () => {
  test.each<[string, SessionRecord, Purpose, object]>([
    ['nobody browses', record('none'), 'browse', { kind: 'grant', grant: 'client-credentials' }],
    ['nobody browses on', record('none', { access: fresh }), 'browse', { kind: 'use', access: fresh }],
    ['nobody begins a cart', record('none', { access: fresh }), 'begin', { kind: 'grant', grant: 'anonymous' }],
    [
      'nobody asks for a profile',
      record('none', { access: fresh }),
      'own',
      { kind: 'refuse', failure: 'sign-in-needed' },
    ],
    [
      'a guest begins a cart',
      record('guest', { access: fresh, refresh: 'r' }),
      'begin',
      { kind: 'use', access: fresh },
    ],
    ['a guest', record('guest', { access: fresh, refresh: 'r' }), 'own', { kind: 'use', access: fresh }],
    ['a guest browses', record('guest', { access: fresh, refresh: 'r' }), 'browse', { kind: 'use', access: fresh }],
    ['a guest later', record('guest', { access: stale, refresh: 'r' }), 'own', { kind: 'refresh', refresh: 'r' }],
    ['a guest without a token', record('guest', { refresh: 'r' }), 'browse', { kind: 'refresh', refresh: 'r' }],
    ['a customer', record('customer', { access: fresh, refresh: 'r' }), 'own', { kind: 'use', access: fresh }],
    ['a customer later', record('customer', { access: stale, refresh: 'r' }), 'own', { kind: 'refresh', refresh: 'r' }],
    [
      'a customer without a refresh token',
      record('customer', { access: stale }),
      'own',
      { kind: 'refuse', failure: 'session-ended' },
    ],
    ['an ended session browses', record('ended'), 'browse', { kind: 'grant', grant: 'client-credentials' }],
    ['an ended session browses on', record('ended', { access: fresh }), 'browse', { kind: 'use', access: fresh }],
    [
      'an ended session wants a cart',
      record('ended', { access: fresh }),
      'own',
      { kind: 'refuse', failure: 'session-ended' },
    ],
  ])('%s', (_who, session, purpose, step) => {
    expect(nextTokenStep(session, purpose, now)).toEqual(step);
  });
});
