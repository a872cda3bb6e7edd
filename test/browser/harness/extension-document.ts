import type { Chromium } from '../../run/chromium.ts';

/** A file of the extension that runs no script, so that its document asks the worker for nothing. */
const silentFile = 'manifest.json';

/**
 * Runs an expression in a document of the extension, in the first tab, which is empty again afterwards.
 *
 * @returns what the expression gives, or the promise it gives; rejects with what it throws
 */
export async function evaluateInExtension(
  { firstTab: { send }, addressOf }: Chromium,
  expression: string,
): Promise<unknown> {
  await send('Page.navigate', { url: addressOf(silentFile) });
  try {
    const { result, exceptionDetails } = await send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  } finally {
    await send('Page.navigate', { url: 'about:blank' });
  }
}
