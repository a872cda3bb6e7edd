import { type Chromium, type ChromiumOptions, launchChromium } from '../../run/chromium.ts';
import { type ExtensionWorker, watchWorker } from '../../run/worker.ts';

/** A browser with the extension in it. */
export interface Installation {
  chromium: Chromium;
  worker: ExtensionWorker;
  /** Where Playwright connects. */
  debuggerAddress: string;
}

interface InstallOptions extends Pick<ChromiumOptions, 'extension' | 'headless' | 'args' | 'keepsFirstRun'> {
  /** By its folder in `_locales`. */
  language: string;
}

/**
 * Starts the browser that the global set-up has found, and installs an extension in it. It runs during `use`.
 *
 * @throws {Error} with the end of the browser's output when it does not start
 */
export async function withInstallation(
  { language, args = [], ...options }: InstallOptions,
  use: (installation: Installation) => Promise<void>,
): Promise<void> {
  const chromium = await launchChromium({
    ...options,
    executable: process.env['CARTLET_BROWSER'] ?? '',
    args: ['--remote-debugging-port=0', `--lang=${language}`, ...args],
  });
  try {
    await use({
      chromium,
      worker: await watchWorker(chromium),
      debuggerAddress: await chromium.debuggerAddress(),
    });
  } finally {
    await chromium.close();
  }
}
