// How src is bundled: what the build and the test of what is bundled have in common.
import { readFileSync } from 'node:fs';
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

const ownStringWidth = fileURLToPath(new URL('../node_modules/string-width/index.js', import.meta.url));

/** What string-width makes at its start, and needs for texts beyond the letters of the West alone: a fifth of a short command. */
const madeAtStart = [
  ['const segmenter = new Intl.Segmenter();', 'segment', 'new Intl.Segmenter()'],
  ['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', 'test', '/^\\p{RGI_Emoji}$/v'],
];

/** Makes it when it is first asked. */
const madeLate = {
  name: 'made-late',
  setup(build) {
    build.onLoad({ filter: /[\\/]string-width[\\/]index\.js$/ }, ({ path }) => {
      // Libraries bring older ones of their own, which make nothing at their start.
      if (path !== ownStringWidth) return undefined;
      let contents = readFileSync(path, 'utf8');
      for (const [line, method, value] of madeAtStart) {
        if (contents.split(line).length !== 2) throw new Error(`string-width has no line ${line}: see bin/bundle.js`);
        const name = line.split(' ')[1];
        const late = `let ${name}_; const ${name} = { ${method}: (text) => (${name}_ ??= ${value}).${method}(text) };`;
        contents = contents.replace(line, () => late);
      }
      return { contents };
    });
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
  plugins: [noNetwork, madeLate],
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
