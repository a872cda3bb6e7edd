import type { Chromium } from './chromium.ts';
import type { Send } from './devtools.ts';
import { watched } from './watched.ts';

/** The extension's service worker, controlled over the DevTools protocol. */
export interface ExtensionWorker {
  isRunning(): boolean;
  /** Stops the worker, as the browser does after 30 idle seconds, and waits until it has stopped. */
  kill(): Promise<void>;
  /**
   * Evaluates an expression in the worker, and starts the worker first if it is stopped.
   *
   * @returns the value, or the resolved value of a promise; rejects with the expression's error
   */
  evaluate(expression: string): Promise<unknown>;
  /** Memory of the worker's script after garbage collection. Bytes. */
  heap(): Promise<number>;
}

interface Version {
  versionId: string;
  scriptURL: string;
  runningStatus: string;
  status: string;
}

export async function watchWorker({ devtools, firstTab, extensionId, addressOf }: Chromium): Promise<ExtensionWorker> {
  const versions = watched<Version[]>([]);
  devtools.listen((method, params) => {
    if (method !== 'ServiceWorker.workerVersionUpdated') return;
    const changed = (params['versions'] as Version[]).filter(({ scriptURL }) => scriptURL.includes(extensionId));
    const others = versions.get().filter(({ versionId }) => !changed.some((one) => one.versionId === versionId));
    versions.set([...others, ...changed]);
  });
  await firstTab.send('ServiceWorker.enable');

  const active = (all: Version[]) =>
    all.find(({ status, runningStatus }) => status === 'activated' && runningStatus === 'running');

  /** Attaches to the worker and calls `work`; starts the worker first if it is stopped. */
  const attached = async <Result>(work: (send: Send) => Promise<Result>): Promise<Result> => {
    await versions.until((all) => all[0], 'the registered worker');
    await firstTab.send('ServiceWorker.startWorker', { scopeURL: addressOf('') });
    // A worker that is not active yet may never answer.
    await versions.until(active, 'the running worker');
    const { targetInfos } = await devtools.send('Target.getTargets');
    const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extensionId));
    const { sessionId } = await devtools.send('Target.attachToTarget', {
      targetId: target?.targetId ?? '',
      flatten: true,
    });
    try {
      return await work(devtools.session(sessionId));
    } finally {
      await devtools.send('Target.detachFromTarget', { sessionId });
    }
  };

  return {
    isRunning: () => versions.get().some(({ runningStatus }) => runningStatus !== 'stopped'),
    async kill() {
      // A page that sends a message meanwhile starts the next worker at once, so the stop is watched for from the
      // beginning.
      let isStopping = false;
      const ended = versions.until((all) => {
        const is = (what: string) => all.some(({ runningStatus }) => runningStatus === what);
        const wasStopping = isStopping;
        isStopping ||= is('stopping');
        return (wasStopping && !is('stopping')) || !(is('running') || is('starting') || is('stopping')) || undefined;
      }, "the worker's end");
      await Promise.all([ended, firstTab.send('ServiceWorker.stopAllWorkers')]);
    },
    evaluate: (expression) =>
      attached(async (send) => {
        const { result, exceptionDetails } = await send('Runtime.evaluate', {
          expression,
          awaitPromise: true,
          returnByValue: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      }),
    heap: () => attached(heapOf),
  };
}

/** Memory of a target's script after garbage collection. Bytes. */
export async function heapOf(send: Send): Promise<number> {
  await send('HeapProfiler.collectGarbage');
  const { usedSize } = await send('Runtime.getHeapUsage');
  return usedSize;
}
