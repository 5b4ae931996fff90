// Which modules go into one file. Split as finely as can be, a command loads a hundred small files, and every file
// takes its time to be found, read and linked; in one single file a command would compile the code of all others. What the
// bundler groups by itself lets `--version` load what every command shares, or makes files that load each other in a circle.

/** What one more file costs a start: as much as so many characters more of code. */
const fileCost = 45_000;

/** What nearly every command loads, late. */
const late = [
  'src/files/program/find-program.ts',
  'src/store/open.ts',
  'src/store/explain-error.ts',
  'src/cli/passphrase.ts',
];

/** How much a start counts: these commands are run often. */
const weights = { often: 10, other: 1 };
const often = /[\\/]commands[\\/](?:import|shortlist)\.ts$/;

/**
 * The name of the group of each module, by its id. Two groups become one as long as that spares the starts more than
 * it costs them, the best two first. Given are the chunks of a bundle that is split wherever it can be.
 */
export function together(chunks) {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const fileOf = (module) => {
    const isIt = (id) => id.replaceAll('\\', '/').endsWith(`/${module}`);
    const chunk = chunks.find(({ moduleIds }) => moduleIds.some(isIt));
    if (chunk === undefined) throw new Error(`${module} is not bundled, or has another name: see bin/together.mjs`);
    return chunk.fileName;
  };

  /** What is loaded with some files. */
  const loadedWith = (files) => {
    const loaded = new Set();
    const load = (file) => {
      if (loaded.has(file) || !byFile.has(file)) return;
      loaded.add(file);
      byFile.get(file).imports.forEach(load);
    };
    files.forEach(load);
    return loaded;
  };
  const loadedLate = (files) =>
    [...files].flatMap((file) => byFile.get(file).dynamicImports.filter((one) => byFile.has(one)));

  const main = fileOf('src/main.ts');
  const start = [main, ...byFile.get(main).dynamicImports];
  const inHelp = loadedWith(start);
  const starts = [
    { weight: weights.other, files: inHelp },
    { weight: weights.other, files: loadedWith([fileOf('src/cli/thread/reading-thread.ts')]) },
  ];
  for (const command of new Set(loadedLate(loadedWith([fileOf('src/cli/program.ts')])))) {
    const bare = loadedWith([...start, command]);
    const first = bare.has(fileOf('src/cli/context.ts'))
      ? [...start, command, ...late.map(fileOf)]
      : [...start, command];
    const files = loadedWith(first);
    // What it may load beyond that, each by itself.
    const more = new Set(loadedLate([...files].filter((file) => !inHelp.has(file))));
    for (const one of more) for (const further of loadedLate(loadedWith([one]))) more.add(further);
    const beyond = [...more].filter((one) => !files.has(one));
    const weight = often.test(byFile.get(command).facadeModuleId ?? '') ? weights.often : weights.other;
    starts.push({ weight, files });
    for (const one of beyond) starts.push({ weight: weight / beyond.length, files: loadedWith([...first, one]) });
  }

  // What the version is answered with stays as small as it is.
  const alone = loadedWith([main]);
  const groups = new Set();
  const groupOf = new Map();
  const add = (files, size, loadedBy) => {
    const group = { files, size, loadedBy };
    groups.add(group);
    for (const file of files) groupOf.set(file, group);
    return group;
  };
  for (const { fileName, code, isEntry } of chunks) {
    if (isEntry || alone.has(fileName)) continue;
    add(
      [fileName],
      code.length,
      starts.map(({ files }) => files.has(fileName)),
    );
  }

  // Nor do the help and the thread, the first two, load anything that others alone need.
  const isMixed = (one, other) => [0, 1].some((at) => one.loadedBy[at] !== other.loadedBy[at]);
  const gainOf = (one, other) =>
    starts.reduce((gain, { weight }, at) => {
      if (one.loadedBy[at] && other.loadedBy[at]) return gain + weight * fileCost;
      if (one.loadedBy[at]) return gain - weight * other.size;
      return other.loadedBy[at] ? gain - weight * one.size : gain;
    }, 0);
  const needs = (group) =>
    group.files
      .flatMap((file) => byFile.get(file).imports.map((one) => groupOf.get(one)))
      .filter((one) => one && one !== group);
  /** Whether one needs another that needs the other: as one file they would load each other in a circle. */
  const isAround = (one, other) => {
    const met = new Set(needs(one).filter((group) => group !== other));
    for (const group of met) for (const further of needs(group)) met.add(further);
    return met.has(other);
  };

  const pairOf = (one, other) => ({ one, other, gain: isMixed(one, other) ? 0 : gainOf(one, other) });
  let pairs = [...groups].flatMap((one, at, all) => all.slice(at + 1).map((other) => pairOf(one, other)));
  for (;;) {
    pairs = pairs.filter(({ one, other, gain }) => gain > 0 && groups.has(one) && groups.has(other));
    pairs.sort((a, b) => b.gain - a.gain);
    const best = pairs.find(({ one, other }) => !isAround(one, other) && !isAround(other, one));
    if (best === undefined) break;
    const { one, other } = best;
    groups.delete(one);
    groups.delete(other);
    const others = [...groups];
    const loadedBy = one.loadedBy.map((loads, at) => loads || other.loadedBy[at]);
    const joined = add([...one.files, ...other.files], one.size + other.size, loadedBy);
    pairs.push(...others.map((group) => pairOf(joined, group)));
  }

  const shared = [...groups].filter(({ files }) => files.length > 1);
  return new Map(
    shared.flatMap(({ files }, at) =>
      files.flatMap((file) => byFile.get(file).moduleIds.map((id) => [id, `shared-${at + 1}`])),
    ),
  );
}
