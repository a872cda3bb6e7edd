import type { Chromium } from '../../run/chromium.ts';

/** What went wrong in any page of the extension or in its worker without anybody catching it. */
export interface Problems {
  list(): readonly string[];
  /** Stops listening to the worker until it starts anew. */
  leaveWorker(): Promise<void>;
  /** Takes out of the list what a test means to happen. */
  forgive(pattern: RegExp): void;
}

interface Target {
  targetId: string;
  type: string;
  url: string;
}

/** With this the browser refuses what a worker asks of it that has just been stopped: nobody is left to do anything about it. */
const lastWords = /\bError: No SW$/;

interface RemoteObject {
  value?: unknown;
  description?: string;
}

/**
 * Collects uncaught errors, unhandled rejections, `console.error`, and what the browser itself reports as an error,
 * such as a breach of the content security policy; also those from before we were listening, which the browser repeats.
 * Failed requests are left out: the browser logs every 404, and what becomes of them is for the tests to see.
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
  // A page that closed meanwhile has nothing more to tell.
  const tryToWatch = (target: Target) => watch(target).catch(() => undefined);

  devtools.listen((method, params, session) => {
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
