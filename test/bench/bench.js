// Starts the benchmark: bundles its TypeScript in memory, so that it needs no build step and leaves no file behind.
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('bench.ts', import.meta.url))],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  target: 'node20',
});
await stop();
const code = Buffer.from(outputFiles[0].contents).toString('base64');
const { bench } = await import(`data:text/javascript;base64,${code}`);
process.exitCode = await bench(process.argv.slice(2), fileURLToPath(new URL('../..', import.meta.url)));
