import type { DevTools } from '../run/devtools.ts';

/** The time that one task blocked a thread. Milliseconds. */
export interface Task {
  /** Wall time. */
  wall: number;
  /** Processor time. On a busy machine a task takes longer than it computes. */
  cpu: number;
}

/** A thread, identified by a mark that was set on it. */
interface Thread {
  pid: number;
  tid: number;
}

interface TraceEvent extends Thread {
  name: string;
  ph: string;
  cat: string;
  /** Microseconds, as all times in a trace. */
  dur?: number;
  tdur?: number;
}

/**
 * The name of a task of the browser's scheduler:
 * https://chromium.googlesource.com/chromium/src/+/main/base/task/sequence_manager/
 */
const taskName = /(^|::)RunTask$/;

export interface Recorder {
  /**
   * Records while `work` runs.
   *
   * @param work sets a mark with `performance.mark` on each thread of interest
   * @returns a function that gives the tasks of the thread with a mark
   */
  record(work: () => Promise<void>): Promise<(mark: string) => Task[]>;
}

/**
 * Records tasks with the browser's tracing. `PerformanceObserver` does not report tasks below 50 ms, nor processor
 * time, nor the worker's tasks.
 */
export function createRecorder(devtools: DevTools): Recorder {
  let events: TraceEvent[] = [];
  let completed: (() => void) | undefined;
  devtools.listen((method, params) => {
    if (method === 'Tracing.dataCollected') events.push(...(params['value'] as TraceEvent[]));
    if (method === 'Tracing.tracingComplete') completed?.();
  });
  return {
    async record(work) {
      events = [];
      const complete = new Promise<void>((resolve) => {
        completed = resolve;
      });
      await devtools.send('Tracing.start', {
        transferMode: 'ReportEvents',
        traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'], excludedCategories: ['*'] },
      });
      await work();
      await devtools.send('Tracing.end');
      await complete;
      const recorded = events;
      return (mark) => tasksOn(recorded, mark);
    },
  };
}

/**
 * The tasks of the thread with a mark.
 *
 * @throws {Error} if no thread has the mark
 */
export function tasksOn(events: readonly TraceEvent[], mark: string): Task[] {
  const thread = events.find(({ cat, name }) => cat.includes('blink.user_timing') && name === mark);
  if (!thread) throw new Error(`The trace has no mark ${mark}`);
  const tasks = events.filter(
    ({ ph, name, pid, tid }) => ph === 'X' && taskName.test(name) && pid === thread.pid && tid === thread.tid,
  );
  if (tasks.length === 0) throw new Error(`The trace has no task on the thread of ${mark}`);
  return tasks.map(({ dur = 0, tdur = Number.NaN }) => ({ wall: dur / 1000, cpu: tdur / 1000 }));
}
