// Bundles src into dist, split into chunks so that a command loads only what it needs, keeps what V8 compiles of them, and
// collects the licences of everything that went in. Run by `npm run build`, by `npm ci` (prepare) and once before the tests.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundle, root } from './bundle.mjs';
import { compile } from './compile.mjs';

const outdir = path.join(root, 'dist');
const { files, modules } = await bundle();
mkdirSync(outdir, { recursive: true });
for (const [file, code] of files) writeFileSync(path.join(outdir, file), code);

// HiGHS finds its WebAssembly beside the code that loads it.
const wasm = 'highs.wasm';
copyFileSync(path.join(root, 'node_modules/highs/build', wasm), path.join(outdir, wasm));

// What an earlier build left goes after the new one is whole: whoever runs the tool meanwhile finds it all there.
const licences = 'THIRD-PARTY-LICENSES.txt';
const built = new Set([...files.keys(), licences, wasm]);
for (const file of readdirSync(outdir)) {
  if (!built.has(file)) rmSync(path.join(outdir, file), { recursive: true, force: true });
}

await compile();

const packages = new Set();
for (const module of modules) {
  const found = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(module);
  if (found) packages.add(module.slice(0, found[0].length - 1));
}
const notices = [...packages].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(path.join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text =
    file && existsSync(path.join(root, folder, file)) ? readFileSync(path.join(root, folder, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync(path.join(outdir, licences), notices.join(`\n${'-'.repeat(78)}\n\n`));
