import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { vi } from 'vitest';
import { environmentOf } from '../../src/build/build-extension.ts';

/** The files that a build would write. */
export type Output = (Rolldown.OutputChunk | Rolldown.OutputAsset)[];

const root = join(import.meta.dirname, '../..');

interface BundleOptions {
  /** Settings of the build, by the names of the `.env` file. No others apply. */
  settings?: Record<string, string>;
  target?: 'chromium' | 'firefox';
  sourcemap?: boolean;
  /** Minifies the scripts, as a build does. Only a test of their sizes needs that. */
  minify?: boolean;
}

/** Builds without writing files. Vite's configuration leaves CRXJS out under Vitest, so `VITEST` is unset here. */
export async function bundle(
  mode: string,
  { settings = {}, target, sourcemap = false, minify = false }: BundleOptions = {},
): Promise<Output> {
  vi.stubEnv('VITEST', undefined);
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('CARTLET_TARGET', target);
  for (const [name, value] of Object.entries(environmentOf(settings))) vi.stubEnv(name, value);
  try {
    const options = { write: false, reportCompressedSize: false, sourcemap, ...(!minify && { minify }) };
    const built = await build({ root, mode, logLevel: 'silent', build: options });
    return (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []));
  } finally {
    vi.unstubAllEnvs();
  }
}

/** Settings of a shop that a packaged build accepts. */
export const shopSettings = {
  CTP_PROJECT_KEY: 'tide-and-thread',
  CTP_CLIENT_ID: 'public-client',
  CTP_CLIENT_SECRET: 'canary-secret',
  CTP_AUTH_URL: 'https://auth.europe-west1.gcp.commercetools.com',
  CTP_API_URL: 'https://api.europe-west1.gcp.commercetools.com',
  CTP_SCOPES: 'view_published_products:tide-and-thread manage_my_orders:tide-and-thread',
};

/** The contents of a file of a build. */
export function contentOf(file: Output[number]): string {
  return String(file.type === 'chunk' ? file.code : file.source);
}

/** The contents of the file with a name. */
export function asset(output: Output, name: string): string {
  const file = output.find(({ fileName }) => fileName === name);
  if (!file) throw new Error(`The build has no ${name}: ${output.map(({ fileName }) => fileName)}`);
  return contentOf(file);
}

/** The inline styles of a page. */
export function stylesIn(page: string): string[] {
  return [...page.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, style]) => style as string);
}

export function manifestOf(output: Output) {
  return JSON.parse(asset(output, 'manifest.json'));
}
