// Starts the fuzzer: bundles its TypeScript and the sources in memory, so that it needs no build step and leaves no file behind.
import { Module } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, stop } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

const { outputFiles } = await build({
  entryPoints: [path.join(root, 'test', 'fuzz', 'fuzz.ts')],
  bundle: true,
  outfile: path.join(root, 'test', 'fuzz', 'fuzz.cjs'),
  write: false,
  // A module of the older kind, because the database's driver has to be found from here.
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['better-sqlite3'],
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(path.join(root, 'src', 'main.ts')).href) },
  sourcemap: 'inline',
});
await stop();
process.setSourceMapsEnabled(true);
const file = path.join(root, 'test', 'fuzz', 'fuzz.cjs');
const bundled = new Module(file);
bundled.filename = file;
bundled.paths = Module._nodeModulePaths(path.dirname(file));
bundled._compile(Buffer.from(outputFiles[0].contents).toString('utf8'), file);
process.exitCode = await bundled.exports.fuzz(process.argv.slice(2), root);
