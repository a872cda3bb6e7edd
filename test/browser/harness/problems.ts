import type { Chromium } from '../../run/chromium.ts';

/** Errors in a page of the extension or in its worker that no code has caught. */
export interface Problems {
  list(): readonly string[];
  /** Stops listening to the worker until it starts anew. */
  leaveWorker(): Promise<void>;
  /** Takes the errors out of the list that a test has caused on purpose. */
  forgive(pattern: RegExp): void;
  /** Stops listening. */
  stop(): Promise<void>;
}

interface Target {
  targetId: string;
  type: string;
  url: string;
}

/** The browser's refusal of what a worker asked for just before it was stopped: no worker is left to handle it. */
const lastWords = /\bError: No SW$/;

interface RemoteObject {
  value?: unknown;
  description?: string;
}

/**
 * Collects uncaught errors, unhandled rejections, `console.error`, and what the browser itself reports as an error,
 * such as a breach of the content security policy; also the errors from before this call, which the browser repeats.
 * Failed requests are left out: the browser logs every 404, and the tests check what the extension makes of them.
 */
export async function collectProblems({ devtools, addressOf }: Chromium): Promise<Problems> {
  let problems: string[] = [];
  const watched = new Set<string>();
  const places = new Map<string, string>();
  const workers = new Map<string, string>();
  const watch = async ({ targetId, type, url }: Target) => {
    if (watched.has(targetId) || !url.startsWith(addressOf(''))) return;
    watched.add(targetId);
    const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: true });
    places.set(sessionId, url);
    if (type === 'service_worker') workers.set(sessionId, targetId);
    await devtools.session(sessionId)('Runtime.enable');
    await devtools.session(sessionId)('Log.enable');
  };
  // A page that has closed meanwhile reports nothing more.
  const tryToWatch = (target: Target) => watch(target).catch(() => undefined);

  const stopListening = devtools.listen((method, params, session) => {
    if (method === 'Target.targetCreated' || method === 'Target.targetInfoChanged') {
      void tryToWatch(params['targetInfo'] as Target);
    }
    const place = session && places.get(session);
    const problem = place && problemIn(method, params);
    if (problem && !lastWords.test(problem)) problems.push(`${place}: ${problem}`);
  });
  const { targetInfos } = await devtools.send('Target.getTargets');
  await Promise.all(targetInfos.map(tryToWatch));
  return {
    list: () => problems,
    async leaveWorker() {
      for (const [sessionId, targetId] of workers) {
        workers.delete(sessionId);
        watched.delete(targetId);
        await devtools.send('Target.detachFromTarget', { sessionId });
      }
    },
    forgive(pattern) {
      problems = problems.filter((problem) => !pattern.test(problem));
    },
    async stop() {
      stopListening();
      // The session of a page that has closed is gone.
      const detach = (sessionId: string) =>
        devtools.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
      await Promise.all([...places.keys()].map(detach));
    },
  };
}

function problemIn(method: string, params: Record<string, unknown>): string | undefined {
  if (method === 'Runtime.exceptionThrown') {
    const { text, exception } = params['exceptionDetails'] as { text: string; exception?: RemoteObject };
    return `${text} ${exception?.description ?? JSON.stringify(exception?.value)}`;
  }
  if (method === 'Runtime.consoleAPICalled' && (params['type'] === 'error' || params['type'] === 'assert')) {
    const parts = (params['args'] as RemoteObject[]).map(
      ({ value, description }) => description ?? JSON.stringify(value),
    );
    return `console.${params['type']} ${parts.join(' ')}`;
  }
  if (method === 'Log.entryAdded') {
    const { level, source, text } = params['entry'] as { level: string; source: string; text: string };
    if (level === 'error' && source !== 'network') return `${source}: ${text}`;
  }
  return undefined;
}
