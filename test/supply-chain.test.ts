// Whose code is in the tool: few packages, locked by digest, under known licences, that run nothing at installation and reach no network.
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { describe, expect, it } from 'vitest';

const textOf = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

const manifest = JSON.parse(textOf('package.json')) as Readonly<
  Record<'dependencies' | 'devDependencies', Record<string, string>>
>;
const { '': _own, ...locked } = (JSON.parse(textOf('package-lock.json')) as { packages: Record<string, Locked> })
  .packages;
const packages = Object.entries(locked).map(([folder, one]) => ({
  folder,
  name: folder.replace(/^.*node_modules\//, ''),
  ...one,
}));
const namesOf = (found: typeof packages): string[] => found.map(({ folder }) => folder);

/** Licences that let anybody use, change and pass on the tool, with no more than their text kept. */
const permissive = ['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD'];
/** Of tools that build and test, of which nothing is passed on. */
const forTools = [
  ...permissive,
  'MPL-2.0',
  'PSF-2.0',
  'MIT OR Apache-2.0',
  '(MIT OR WTFPL)',
  '(BSD-2-Clause OR MIT OR Apache-2.0)',
];

describe('the lock file', () => {
  it('holds every package by its SHA-512, and from nowhere in particular', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(namesOf(packages.filter(({ integrity }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')))).toEqual(
      [],
    );
    // A mirror of the registry serves as well as the registry itself.
    expect(namesOf(packages.filter(({ resolved, link }) => resolved !== undefined || link === true))).toEqual([]);
  });

  it('is for versions that are said exactly', () => {
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(ranges.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(ranges.filter(([name, version]) => locked[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });

  it('holds what a user installs to few packages: the database, and what finds or compiles it', () => {
    const installed = packages.filter(({ dev }) => !dev).map(({ name }) => name);
    expect(installed).toContain('better-sqlite3');
    expect(installed.length).toBeLessThanOrEqual(40);
  });

  it('lets nothing run at installation, in development either, but what compiles the database and a check of the bundler', () => {
    const scripted = packages.filter(
      ({ hasInstallScript, optional }) => hasInstallScript === true && optional !== true,
    );
    expect(namesOf(scripted)).toEqual(['node_modules/better-sqlite3', 'node_modules/esbuild']);
  });

  it('is of known licences', () => {
    expect(
      packages
        .filter(({ license }) => !forTools.includes(license ?? ''))
        .map(({ name, license }) => `${name}: ${license}`),
    ).toEqual([]);
    const installed = packages.filter(
      ({ dev, license }) => !dev && !forTools.filter((one) => one !== 'MPL-2.0').includes(license ?? ''),
    );
    expect(namesOf(installed)).toEqual([]);
  });
});

interface Bundle {
  readonly files: ReadonlyMap<string, string>;
  readonly modules: readonly string[];
}

/** The sources as they are bundled: the files, and the modules that went in by the bundler's own account. */
const bundled = import(new URL('../bin/bundle.mjs', import.meta.url).href).then(
  ({ bundle }) => bundle() as Promise<Bundle>,
);

/** What a file loads, or may only say in a text: whatever stands where a module is named. */
const loadedBy = (code: string): string[] =>
  [...code.matchAll(/(?:\bfrom|\bimport|require|getBuiltinModule)\s*\(?\s*(["'`])([\w:./@-]+)\1/g)].map(
    (found) => found[2] ?? '',
  );

describe('what is bundled', () => {
  const notices = textOf('dist/THIRD-PARTY-LICENSES.txt').split(`\n${'-'.repeat(78)}\n\n`);
  const heads = notices.map((notice) => /^(\S+) (\S+) \(([^()]+)\)\n/.exec(notice)?.slice(1) ?? []);

  it('is named with its version and a licence that lets it be passed on', () => {
    expect(heads.filter(([, , license]) => !permissive.includes(license ?? ''))).toEqual([]);
    const known = new Set(packages.map(({ name, version }) => `${name} ${version}`));
    expect(heads.map(([name, version]) => `${name} ${version}`).filter((one) => !known.has(one))).toEqual([]);
  });

  it('is named once for every copy that went in', async () => {
    const { modules } = await bundled;
    const folders = modules
      .map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1])
      .filter((one) => one !== undefined);
    const copies = [...new Set(folders)].map(
      (folder) => `${folder.replace(/^.*node_modules\//, '')} ${locked[folder]?.version}`,
    );
    const named = heads.map(([name, version]) => `${name} ${version}`);
    expect(copies.filter((copy) => !named.includes(copy))).toEqual([]);
  });

  it('holds the words that each licence asks to be kept', () => {
    const asked: Readonly<Record<string, RegExp>> = {
      MIT: /permission notice|without restriction/i,
      'MIT-0': /without restriction/i,
      ISC: /copyright notice\s+and\s+this\s+permission\s+notice/i,
      'BSD-2-Clause': /Redistributions? (?:of|in)|redistribution/i,
      'BSD-3-Clause': /Redistributions? (?:of|in)|redistribution/i,
      'Apache-2.0': /Apache License/i,
    };
    const wordless = notices.filter((notice, at) => !asked[heads[at]?.[2] ?? '']?.test(notice));
    expect(wordless.map((notice) => notice.slice(0, 60))).toEqual([]);
  });

  it('can reach no network: nothing in it loads what could', async () => {
    const { files, modules } = await bundled;
    const named = new Set([...files.values()].flatMap(loadedBy).filter((name) => !name.startsWith('./')));
    const loaded = [...named].filter((name) => isBuiltin(name)).map((name) => name.replace(/^node:/, ''));
    const network = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises', 'inspector', 'undici'];
    expect(loaded).toContain('fs');
    expect([...loaded, ...named].filter((name) => network.includes(name))).toEqual([]);
    const own = modules.filter((file) => file.startsWith('src/'));
    expect(own.length).toBeGreaterThan(200);
    expect(own.filter((file) => /\b(?:fetch|WebSocket|EventSource|XMLHttpRequest)\(/.test(textOf(file)))).toEqual([]);
  });
});
