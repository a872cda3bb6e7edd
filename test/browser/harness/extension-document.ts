import type { Chromium } from '../../run/chromium.ts';

/** A file of the extension that runs no script, so that its document sends no message to the worker. */
const silentFile = 'manifest.json';

/**
 * Runs an expression in a document of the extension, in the first tab. The document stays there until
 * {@link leaveExtension}: each way there and back costs two processes of the browser.
 *
 * @returns what the expression gives, or the promise it gives; rejects with what it throws
 */
export async function evaluateInExtension(chromium: Chromium, expression: string): Promise<unknown> {
  const address = chromium.addressOf(silentFile);
  if ((await evaluate(chromium, 'location.href')) !== address) {
    await chromium.firstTab.send('Page.navigate', { url: address });
  }
  return evaluate(chromium, expression);
}

/** Empties the first tab. */
export async function leaveExtension({ firstTab }: Chromium): Promise<void> {
  await firstTab.send('Page.navigate', { url: 'about:blank' });
}

async function evaluate({ firstTab }: Chromium, expression: string): Promise<unknown> {
  const options = { expression, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = await firstTab.send('Runtime.evaluate', options);
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
