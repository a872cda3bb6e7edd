/**
 * The session under any order of events: calls, expiries, clocks that jump, stopped workers, sign-ins and sign-outs.
 * The seed stands in the log of a failure; `FC_SEED` runs it again.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OAuth, Tokens } from '../../../src/commerce/client/oauth.ts';
import { createSession, type Session } from '../../../src/commerce/client/session.ts';
import { createSessionGeneration } from '../../../src/commerce/client/session-generation.ts';
import type { Purpose, SessionRecord } from '../../../src/commerce/client/session-state.ts';
import { fail } from '../../../src/contract/failure.ts';
import { createLocks } from '../../harness/locks.ts';

type Owner = 'none' | 'guest' | 'customer';

/** The shop's side: which tokens it gave to whom, and how many requests of a kind are under way. */
function createAuthHost(scheduler: fc.Scheduler, clock: { now: number }) {
  const owners = new Map<string, string>();
  const refreshes = new Map<string, string>();
  const underWay = new Map<string, number>();
  let serial = 0;
  let down = false;
  const host = { requests: 0, mostAtOnce: 0 };

  const issue = (owner: string, withRefresh: boolean): Tokens => {
    serial += 1;
    owners.set(`access-${serial}`, owner);
    if (withRefresh) refreshes.set(`refresh-${serial}`, owner);
    return {
      access: { value: `access-${serial}`, renewAt: clock.now + 3_600_000 },
      scopes: [],
      ...(withRefresh && { refresh: `refresh-${serial}` }),
    };
  };
  const ask = async <Result>(grant: string, answer: () => Result): Promise<Result> => {
    host.requests += 1;
    const now = (underWay.get(grant) ?? 0) + 1;
    underWay.set(grant, now);
    host.mostAtOnce = Math.max(host.mostAtOnce, now);
    try {
      await scheduler.schedule(Promise.resolve(), grant);
      if (down) throw fail('shop-failed');
      return answer();
    } finally {
      underWay.set(grant, (underWay.get(grant) ?? 1) - 1);
    }
  };
  const oauth: OAuth = {
    clientCredentials: () => ask('client', () => issue('none', false)),
    anonymous: () => ask('anonymous', () => issue(`guest-${serial}`, true)),
    password: (email) => ask('password', () => issue(email, true)),
    refresh: (token) =>
      ask('refresh', () => {
        const owner = refreshes.get(token);
        if (!owner) throw fail('session-ended');
        return issue(owner, false);
      }),
    revoke: async () => {},
  };
  return {
    ...host,
    host,
    oauth,
    ownerOf: (token: string) => owners.get(token) ?? '',
    expireAll: () => owners.clear(),
    forgetRefreshTokens: () => refreshes.clear(),
    setDown: (value: boolean) => {
      down = value;
    },
    signIn: (email: string): Tokens => issue(email, true),
  };
}

const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('call'), purpose: fc.constantFrom('browse', 'own', 'begin') }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('refused'), purpose: fc.constantFrom('browse', 'own', 'begin') }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('clock'), by: fc.integer({ min: -7_200_000, max: 7_200_000 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('sign-in'), email: fc.constantFrom('ada', 'bob') }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom(
          'sign-out',
          'new-password',
          'worker-dies',
          'all-expire',
          'all-refused',
          'down',
          'up',
          'wait',
        ),
      }),
    },
  ),
  { minLength: 5, maxLength: 60 },
);

test('one token request at a time, nobody with the token of another, and no loop', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), steps, async (scheduler, todo) => {
      const clock = { now: 1_000_000_000 };
      const shop = createAuthHost(scheduler, clock);
      const locks = createLocks();
      const departures = createSessionGeneration();
      let stored: SessionRecord | undefined;
      /** Who the session of a generation belongs to. */
      const holders = new Map<string, Owner | string>();
      const startWorker = (): Session =>
        createSession({
          tokenStore: {
            read: async () => stored && structuredClone(stored),
            write: async (record) => {
              stored = structuredClone(record);
            },
            assertWritable: async () => {},
          },
          oauth: shop.oauth,
          scopes: async () => ['create_anonymous_token:shop'],
          generation: departures,
          lock: (work) => locks.request('tokens', work),
          storeLock: (work) => locks.request('vault', work),
          now: () => clock.now,
          random: () => 0.5,
        });
      let session = startWorker();
      const running: Promise<unknown>[] = [];
      let calls = 0;

      const use = async (asked: Session, purpose: Purpose, refused?: string) => {
        calls += 1;
        try {
          const bearer = await (refused
            ? asked.renewBearer(purpose, refused, asked.generation())
            : asked.bearer(purpose));
          const owner = shop.ownerOf(bearer.token);
          // A token that has expired at the shop belongs to no session; the first refusal brings another token.
          if (owner === '' || owner === 'none') return;
          const holder = holders.get(bearer.sessionId);
          if (holder === undefined) holders.set(bearer.sessionId, owner);
          else expect(owner).toBe(holder);
        } catch (thrown) {
          expect(['session-ended', 'shop-failed', 'sign-in-needed', 'superseded']).toContain(
            (thrown as { failure?: { name: string } }).failure?.name ?? thrown,
          );
        }
      };

      const orSuperseded = (thrown: { failure?: { name: string } }) => expect(thrown.failure?.name).toBe('superseded');
      const enter = async (asked: Session, email: string) => {
        const mark = asked.generation();
        await scheduler.schedule(Promise.resolve(), 'password');
        await asked.signIn(shop.signIn(email), true, mark, async () => {}).catch(orSuperseded);
      };
      /** What a change of password does: new tokens for the same customer, while anything else goes on. */
      const changePassword = async (asked: Session) => {
        const mark = asked.generation();
        const email = stored?.kind === 'customer' ? holders.get(stored.sessionId) : undefined;
        if (!email) return;
        shop.forgetRefreshTokens();
        await scheduler.schedule(Promise.resolve(), 'password');
        await asked.replaceTokens(shop.signIn(email), mark).catch(orSuperseded);
      };

      for (const step of todo) {
        switch (step.kind) {
          case 'call':
            running.push(use(session, (step as { purpose: Purpose }).purpose));
            break;
          case 'refused':
            running.push(use(session, (step as { purpose: Purpose }).purpose, stored?.access?.value ?? 'unknown'));
            break;
          case 'clock':
            clock.now += (step as { by: number }).by;
            break;
          case 'sign-in':
            running.push(enter(session, (step as { email: string }).email));
            break;
          case 'sign-out':
            running.push(session.end(async () => {}));
            break;
          case 'new-password':
            running.push(changePassword(session));
            break;
          case 'worker-dies':
            session = startWorker();
            break;
          case 'all-expire':
            shop.expireAll();
            break;
          case 'all-refused':
            shop.forgetRefreshTokens();
            break;
          case 'down':
          case 'up':
            shop.setDown(step.kind === 'down');
            break;
          default:
            await scheduler.waitIdle();
        }
      }
      await scheduler.waitFor(Promise.all(running));

      expect(shop.host.mostAtOnce).toBeLessThanOrEqual(1);
      // An ended session asks twice: for the refresh that is refused, and for a token to browse with.
      expect(shop.host.requests).toBeLessThanOrEqual(2 * calls);
    }),
    { numRuns: 500, ...(process.env['FC_SEED'] && { seed: Number(process.env['FC_SEED']) }) },
  );
});

test('a token endpoint that is down is asked a few times a minute, however many want a token', async () => {
  const clock = { now: 0 };
  let requests = 0;
  const oauth = {
    clientCredentials: async () => {
      requests += 1;
      throw fail('shop-failed');
    },
  } as unknown as OAuth;
  const session = createSession({
    tokenStore: { read: async () => undefined, write: async () => {}, assertWritable: async () => {} },
    generation: createSessionGeneration(),
    storeLock: (work) => work(),
    oauth,
    scopes: async () => [],
    lock: (work) => work(),
    now: () => clock.now,
    random: () => 0.5,
  });

  for (; clock.now < 600_000; clock.now += 100) await session.bearer('browse').catch(() => {});

  // 6,000 callers in ten minutes.
  expect(requests).toBeLessThan(40);
});
