// What `npm ci` runs at its end: builds dist, so that `npx fdp` works at once. Where the development dependencies were
// left out (`--omit=dev`) there is nothing to build with: what was built before stays, and the installation goes through.
import { existsSync } from 'node:fs';

if (isInstalled('esbuild')) await import('./build.mjs');
else if (existsSync(new URL('../dist/main.cjs', import.meta.url))) {
  console.error('fdp: dist stays as it was built before; without the development dependencies it cannot be built.');
} else {
  console.error('fdp: dist is not built, so fdp cannot run here. Run npm ci once without --omit=dev.');
}

function isInstalled(name) {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}
