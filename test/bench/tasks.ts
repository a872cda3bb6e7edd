import type { DevTools } from '../run/devtools.ts';

/** One task of a thread: what it kept the thread for. Milliseconds. */
export interface Task {
  /** On the clock on the wall. */
  wall: number;
  /** Of the processor. On a machine that has other things to do a task lasts longer than it works. */
  cpu: number;
}

/** A thread, as a mark that was set on it shows it. */
interface Thread {
  pid: number;
  tid: number;
}

interface TraceEvent extends Thread {
  name: string;
  ph: string;
  cat: string;
  /** Microseconds, as all times of a trace. */
  dur?: number;
  tdur?: number;
}

/** What the browser's scheduler calls a task: https://chromium.googlesource.com/chromium/src/+/main/base/task/sequence_manager/ */
const taskName = /(^|::)RunTask$/;

export interface Recorder {
  /**
   * Records what happens meanwhile.
   *
   * @param errand sets a mark with `performance.mark` on each thread of interest
   * @returns gives the tasks of the thread on which a mark was set
   */
  record(errand: () => Promise<void>): Promise<(mark: string) => Task[]>;
}

/**
 * Records tasks by the browser's tracing rather than by `PerformanceObserver`, which is silent about those below 50 ms, knows
 * nothing of the processor's time, and does not see the worker.
 */
export function createRecorder(devtools: DevTools): Recorder {
  let events: TraceEvent[] = [];
  let completed: (() => void) | undefined;
  devtools.listen((method, params) => {
    if (method === 'Tracing.dataCollected') events.push(...(params['value'] as TraceEvent[]));
    if (method === 'Tracing.tracingComplete') completed?.();
  });
  return {
    async record(errand) {
      events = [];
      const complete = new Promise<void>((resolve) => {
        completed = resolve;
      });
      await devtools.send('Tracing.start', {
        transferMode: 'ReportEvents',
        traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'], excludedCategories: ['*'] },
      });
      await errand();
      await devtools.send('Tracing.end');
      await complete;
      const recorded = events;
      return (mark) => tasksOn(recorded, mark);
    },
  };
}

/** The tasks of the thread on which a mark was set. Throws when there is none. */
export function tasksOn(events: readonly TraceEvent[], mark: string): Task[] {
  const thread = events.find(({ cat, name }) => cat.includes('blink.user_timing') && name === mark);
  if (!thread) throw new Error(`The trace has no mark ${mark}`);
  const tasks = events.filter(
    ({ ph, name, pid, tid }) => ph === 'X' && taskName.test(name) && pid === thread.pid && tid === thread.tid,
  );
  if (tasks.length === 0) throw new Error(`The trace has no task on the thread of ${mark}`);
  return tasks.map(({ dur = 0, tdur = Number.NaN }) => ({ wall: dur / 1000, cpu: tdur / 1000 }));
}
