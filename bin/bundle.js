// How src is bundled: what the build and the test of what is bundled have in common.
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Whatever of Node opens a connection, or asks for a name. */
const network = /^(?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises)$/;

/** Nothing is sent: where a library could fetch what it is never asked to, it finds an empty module. */
const noNetwork = {
  name: 'no-network',
  setup(build) {
    build.onResolve({ filter: network }, ({ path, importer }) =>
      importer.includes('node_modules') ? { path, namespace: 'no-network' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'no-network' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** The options of esbuild. */
export const bundling = {
  absWorkingDir: root,
  entryPoints: { main: 'src/main.ts', 'reading-thread': 'src/cli/thread/reading-thread.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['better-sqlite3'],
  plugins: [noNetwork],
  legalComments: 'none',
  // Every command reads and compiles its files anew: shorter ones start sooner. Names stay, for traces.
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  // CommonJS libraries inside an ES module still call require for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};
