import { minify } from 'terser';
import type { Plugin } from 'vite';

/**
 * Minifies the worker a second time, with Terser, because its size has a budget. Terser removes about 1,100 of
 * 56,900 bytes (gzip) that the bundler's minifier leaves. A source map of that chunk would be wrong afterwards; shipped
 * builds have none.
 *
 * @param isWorker whether a chunk is the worker, judged by the ids of its modules
 */
export function minifiedWorker(isWorker: (moduleIds: readonly string[]) => boolean): Plugin {
  return {
    name: 'minified-worker',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      if (!this.environment.config.build.minify) return;
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !isWorker(file.moduleIds)) continue;
        const { code } = await minify(file.code, {
          module: true,
          ecma: 2022,
          // Unsafe in general: for constructors called with `new` and for symbols made into text. The worker has
          // neither.
          // Without the last three the code is shorter, but compresses worse; so do other names than the bundler's.
          compress: {
            ...{ passes: 3, pure_getters: true, unsafe: true, unsafe_arrows: true },
            ...{ lhs_constants: false, conditionals: false, arrows: false },
          },
          mangle: false,
        });
        if (code) file.code = code;
      }
    },
  };
}
