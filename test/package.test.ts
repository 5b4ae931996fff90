// What is published and installed: its files, what it needs, whose work is inside.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { admits } from './support/node-range.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Manifest {
  readonly engines: { readonly node: string };
  readonly allowScripts: Readonly<Record<string, boolean>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

interface Locked {
  readonly dev?: boolean;
  readonly engines?: { readonly node?: string };
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(textOf('package.json')) as Manifest;
const { '': own, ...locked } = (JSON.parse(textOf('package-lock.json')) as { packages: Record<string, Locked> })
  .packages;

/** The files below a folder, as npm writes them. */
function filesBelow(folder: string): string[] {
  const entries = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return entries
    .map((entry) => path.join(folder, entry))
    .filter((entry) => statSync(path.join(root, entry)).isFile())
    .map((entry) => entry.replaceAll(path.sep, '/'));
}

/** Where a package that another one needs may lie: inside of it, or beside it or one of the packages around it. */
function placesOf(name: string, folder: string): string[] {
  const around = folder.split('/node_modules/').map((_, at, parts) => parts.slice(0, at + 1).join('/node_modules/'));
  return [...around.map((place) => `${place}/node_modules/${name}`), `node_modules/${name}`];
}

/** What `npm pack` would put into the package. Without scripts: the tests that run meanwhile need dist as it is. */
function packed(): string[] {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'];
  // On Windows npm is a script, which only a shell can start.
  const said = execFileSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  const [{ files }] = JSON.parse(said) as [{ files: { path: string }[] }];
  return files.map((file) => file.path).sort();
}

/** Whose code the sources pull in, asked of another bundler than the one whose answer bin/build.mjs takes. */
async function bundledPackages(): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts', 'src/cli/thread/reading-thread.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['better-sqlite3'],
    logLevel: 'silent',
    metafile: true,
    write: false,
  });
  const modules = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
  const names = modules.map((module) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

describe('the package', () => {
  it('holds the tool, the program and what a reader needs, and nothing else', () => {
    const alone = ['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'package.json'];
    const bin = ['bin/fdp.js', 'bin/load.cjs', 'bin/package.json', 'bin/thread.cjs'];
    expect(packed()).toEqual([...alone, ...bin, ...filesBelow('data'), ...filesBelow('dist')].sort());
  });

  it('holds of the program only its files and samples, never a database that somebody left beside them', () => {
    const isMeant =
      /^data\/[a-z0-9-]+\/((focus-areas\/|forms\/)?[a-z0-9-]+\.yaml|samples\/[a-z0-9-]+\.csv|notices\/([a-z0-9.-]+|README)\.md)$/;
    expect(filesBelow('data').filter((file) => !isMeant.test(file))).toEqual([]);
  });

  it('holds of dist only code, as it is and as V8 compiled it, the solver and the licences', () => {
    const isMeant =
      /^dist\/([A-Za-z0-9-]+\.cjs|compiled\/[A-Za-z0-9.-]+\/[A-Za-z0-9-]+\.cjs\.bin|THIRD-PARTY-LICENSES\.txt|highs\.wasm)$/;
    expect(filesBelow('dist').filter((file) => !isMeant.test(file))).toEqual([]);
  });
});

describe('what it needs', () => {
  it('is one package at run time, the database; the rest is bundled', () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['better-sqlite3']);
  });

  it('is a Node that every dependency admits, bundled or not', () => {
    expect(manifest.engines.node).toBe('>=20.19');
    const ranges = Object.entries(locked).map(([name, { engines }]) => ({ name, range: engines?.node ?? '*' }));
    expect(ranges.filter(({ range }) => !admits(range, '20.19.0'))).toEqual([]);
  });

  it('runs no script when it is installed but the one that compiles the database, and allows that', () => {
    const scripted = Object.entries(locked).filter(([, { dev, hasInstallScript }]) => !dev && hasInstallScript);
    expect(scripted.map(([name]) => name)).toEqual(['node_modules/better-sqlite3']);
    expect(manifest.allowScripts).toEqual({ 'better-sqlite3': true, esbuild: false });
  });

  it('is locked as package.json says', () => {
    const { dependencies, engines } = manifest;
    expect(own).toMatchObject({ dependencies, engines });
  });

  it('is locked whole, for every system: npm ci refuses a lock in which a package is missing', () => {
    const missing = Object.entries(locked).flatMap(([folder, { dependencies, optionalDependencies }]) => {
      const needed = Object.keys({ ...dependencies, ...optionalDependencies });
      return needed.filter((name) => !placesOf(name, folder).some((place) => place in locked));
    });
    expect(missing).toEqual([]);
  });
});

describe('the licences of what is bundled', () => {
  const notices = textOf('dist/THIRD-PARTY-LICENSES.txt').split(`\n${'-'.repeat(78)}\n\n`);
  const heading = /^((?:@[^/ ]+\/)?[^/ ]+) \d\S* \([^()]+\)\n\n/;

  it('name every package of which code is in dist', async () => {
    const named = notices.map((notice) => heading.exec(notice)?.[1]);
    const bundled = await bundledPackages();
    expect(bundled).toContain('kysely');
    expect(bundled.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('are there in full', () => {
    const bare = notices.filter((notice) => !heading.test(notice) || notice.replace(heading, '').trim().length < 500);
    expect(bare).toEqual([]);
  });
});
