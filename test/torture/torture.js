// Starts the torture: bundles its TypeScript in memory, so that it leaves no file behind. The tool itself is the built one.
import { Module } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, stop } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = path.join(root, 'test', 'torture', 'torture.cjs');

const { outputFiles } = await build({
  entryPoints: [path.join(root, 'test', 'torture', 'torture.ts')],
  bundle: true,
  outfile: file,
  write: false,
  // A module of the older kind, because the database's driver has to be found from here.
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['better-sqlite3'],
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(path.join(root, 'test', 'torture', 'torture.ts')).href) },
  sourcemap: 'inline',
});
await stop();
process.setSourceMapsEnabled(true);
const bundled = new Module(file);
bundled.filename = file;
bundled.paths = Module._nodeModulePaths(path.dirname(file));
bundled._compile(Buffer.from(outputFiles[0].contents).toString('utf8'), file);
process.exitCode = await bundled.exports.torture(process.argv.slice(2));
