import { cpus } from 'node:os';

/** How long the processors are looked at, and how long they are waited for at most. Milliseconds. */
const span = 100;
const patience = 3_000;
/** Of one processor, busy with whatever. */
const fewBusy = 0.2;

/** Resolves once the machine has nothing to do: what one popup has left to be done is not in the way of the next. */
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

/** What all processors together have worked since the machine started. Milliseconds. */
function busy(): number {
  return cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0);
}
