// Writes the exports of the fixtures anew, from the top of the checkout:
//   npx esbuild --bundle --platform=node --format=esm test/support/exports/write-exports.ts | node --input-type=module -
import { mkdirSync, writeFileSync } from 'node:fs';
import { exportFiles } from './exports.ts';

const folder = 'test/fixtures/exports';
mkdirSync(folder, { recursive: true });
for (const [name, make] of Object.entries(exportFiles)) writeFileSync(`${folder}/${name}`, make());
