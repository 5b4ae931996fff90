// Loads the files of dist. What V8 made of a file when fdp was built (bin/compile.mjs) is read along with it: that spares a
// command a fifth of its time. Where it is not there, or of another Node, or damaged, the file is compiled anew.
'use strict';
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');
const { crc32 } = require('node:zlib');

// A command runs for a second or two, and V8 works on its code as if it ran for minutes: on a fifth of an import's processor
// time. Now it begins later, and draws less of what a function calls into it. Bytecode is of these flags.
setFlagsFromString('--interrupt-budget=264000');
setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');

const dist = path.join(__dirname, '..', 'dist');

/** Where bytecode lies: another machine and another V8 look elsewhere. */
const compiled = path.join(dist, 'compiled', `${process.versions.v8}-${process.platform}-${process.arch}`);

const requireOther = createRequire(path.join(dist, 'main.cjs'));

/** By name, what was loaded: `source` its bytes, `script` and `module` what became of them. */
const loaded = new Map();

const opening = '(function (exports, require, module, __filename, __dirname) { ';

/** What a file of dist exports, by its name: `main.cjs`. */
function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.module.exports;
  const filename = path.join(dist, name);
  const source = readFileSync(filename);
  // bin/bundle.mjs leaves no letter beyond ASCII.
  const script = new Script(`${opening}${source.latin1Slice()}\n})`, {
    filename,
    columnOffset: -opening.length,
    cachedData: bytecodeOf(name, source),
  });
  const module = { exports: {} };
  loaded.set(name, { source, script, module });
  script.runInThisContext()(module.exports, requireFromDist, module, filename, dist);
  return module.exports;
}

const requireFromDist = (name) => (name.startsWith('./') ? load(name.slice(2)) : requireOther(name));

/** V8 looks at the version, its flags and the length of a source. That the bytes are whole, and of this source, is for us to see. */
function bytecodeOf(name, source) {
  let kept;
  try {
    kept = readFileSync(path.join(compiled, `${name}.bin`));
  } catch {
    return undefined;
  }
  const end = kept.length - sumLength;
  return end > 0 && sumOf(source, kept.subarray(0, end)) === kept.readUInt32LE(end) ? kept.subarray(0, end) : undefined;
}

const sumLength = 4;
const sumOf = (source, bytecode) => crc32(bytecode, crc32(source));

/** A file as `load` takes it: bytecode, and a sum of it and of its source. */
function sealed(source, bytecode) {
  const sum = Buffer.alloc(sumLength);
  sum.writeUInt32LE(sumOf(source, bytecode));
  return Buffer.concat([bytecode, sum]);
}

module.exports = { compiled, load, loaded, sealed };
