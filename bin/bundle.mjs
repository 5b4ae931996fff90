// How src is bundled: what the build and the test of what is bundled have in common.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { rolldown } from 'rolldown';
import { together } from './together.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Whatever of Node opens a connection, asks for a name, or starts another program. */
const network = /^(?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises|child_process)$/;

/** Nothing is sent: where a library could fetch what it is never asked to, it finds an empty module. */
const noNetwork = {
  name: 'no-network',
  resolveId: (source, importer) =>
    network.test(source) && importer?.includes('node_modules') ? '\0no-network' : undefined,
  load: (id) => (id === '\0no-network' ? 'module.exports = {};' : undefined),
};

const ownStringWidth = path.join(root, 'node_modules', 'string-width', 'index.js');

/** What string-width makes at its start, and needs for texts beyond the letters of the West alone: a fifth of a short command. */
const madeAtStart = [
  ['const segmenter = new Intl.Segmenter();', 'segment', 'new Intl.Segmenter()'],
  ['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', 'test', '/^\\p{RGI_Emoji}$/v'],
];

/** Makes it when it is first asked. */
const madeLate = {
  name: 'made-late',
  transform(code, id) {
    // Libraries bring older ones of their own, which make nothing at their start.
    if (path.normalize(id) !== ownStringWidth) return undefined;
    let contents = code;
    for (const [line, method, value] of madeAtStart) {
      if (contents.split(line).length !== 2) throw new Error(`string-width has no line ${line}: see bin/bundle.mjs`);
      const name = line.split(' ')[1];
      const late = `let ${name}_; const ${name} = { ${method}: (text) => (${name}_ ??= ${value}).${method}(text) };`;
      contents = contents.replace(line, () => late);
    }
    return contents;
  },
};

/** The options of rolldown. */
const bundling = {
  cwd: root,
  input: { main: 'src/main.ts', 'reading-thread': 'src/cli/thread/reading-thread.ts' },
  platform: 'node',
  transform: { target: 'node20' },
  external: ['better-sqlite3'],
  plugins: [noNetwork, madeLate],
  // What is put together may be loaded by one of its readers at once and by another one late.
  checks: { ineffectiveDynamicImport: false },
  preserveEntrySignatures: 'allow-extension',
};

const writing = {
  format: 'cjs',
  comments: false,
  hashCharacters: 'base36',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name]-[hash].cjs',
};

/**
 * Every command reads its files anew, and compiles those of which no bytecode is kept: shorter ones start sooner. Names
 * stay, for traces. Where one letter of a file is beyond ASCII all of it is kept and compiled at double width, so that none is.
 */
async function shortened(code) {
  const options = { format: 'cjs', platform: 'node', target: 'node20', legalComments: 'none', charset: 'ascii' };
  // What bin/load.cjs loads can't import: it requires.
  const supported = { 'dynamic-import': false };
  const short = await transform(code, { ...options, supported, minifySyntax: true, minifyWhitespace: true });
  // What is left are letters in regular expressions, which esbuild leaves as they are.
  if (/\\[^\0-\x7f]/.test(short.code)) throw new Error('a letter beyond ASCII is escaped: see bin/bundle.mjs');
  return short.code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Files that load each other in a circle could meet what is not there yet. */
function refuseCircles(chunks) {
  const importsOf = new Map(chunks.map(({ fileName, imports }) => [fileName, imports]));
  const done = new Set();
  const visit = (file, way) => {
    if (way.includes(file))
      throw new Error(`files load each other: ${[...way, file].join(', ')}: see bin/together.mjs`);
    if (done.has(file)) return;
    for (const one of importsOf.get(file) ?? []) visit(one, [...way, file]);
    done.add(file);
  };
  for (const file of importsOf.keys()) visit(file, []);
}

/**
 * Bundles src: the files by name, those that are run last, and the modules that were read for them, whether any of
 * their code is left or not.
 */
export async function bundle() {
  const bundled = await rolldown(bundling);
  try {
    // Split as finely as can be at first, to see what is loaded when.
    const fine = await bundled.generate(writing);
    const groupOf = together(fine.output.filter(({ type }) => type === 'chunk'));
    const groups = [{ debugName: 'together', name: (id) => groupOf.get(id) ?? null }];
    const codeSplitting = { includeDependenciesRecursively: false, groups };
    const { output } = await bundled.generate({ ...writing, codeSplitting });
    refuseCircles(output);
    const files = new Map();
    for (const { fileName, code } of output.toReversed()) files.set(fileName, await shortened(code));
    const inside = (id) => path.relative(root, id).replaceAll(path.sep, '/');
    const modules = (await bundled.watchFiles).map(inside).sort();
    return { files, modules };
  } finally {
    await bundled.close();
  }
}
