import { cpus } from 'node:os';

/** Length of one measurement of the processors' load, and the longest wait. Milliseconds. */
const span = 100;
const patience = 3_000;
/** Largest load, in processors. */
const fewBusy = 0.2;

/** Resolves once the machine is idle, so that work left over from one popup does not slow the next. */
export async function quiet(): Promise<void> {
  const end = performance.now() + patience;
  let before = busy();
  while (performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, span));
    const now = busy();
    if (now - before < span * fewBusy) return;
    before = now;
  }
}

/** The work of all processors since the machine started. Milliseconds. */
function busy(): number {
  return cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0);
}
