import { minify } from 'terser';
import type { Plugin } from 'vite';

/**
 * Lets a second minifier look at the worker, whose bytes are counted: it finds 800 of 55,900 (gzip) that the bundler's own
 * leaves. A source map of that chunk does not know of it; no build that ships has one.
 *
 * @param isWorker whether a chunk is the worker, by the modules that are in it
 */
export function minifiedWorker(isWorker: (moduleIds: readonly string[]) => boolean): Plugin {
  return {
    name: 'minified-worker',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !isWorker(file.moduleIds)) continue;
        const { code } = await minify(file.code, {
          module: true,
          ecma: 2022,
          compress: { passes: 3, pure_getters: true },
        });
        if (code) file.code = code;
      }
    },
  };
}
