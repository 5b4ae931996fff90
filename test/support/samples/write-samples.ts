// Writes the sample files anew, from the top of the checkout:
//   npx esbuild --bundle --platform=node --format=esm test/support/samples/write-samples.ts | node --input-type=module -
import { writeFileSync } from 'node:fs';
import { createSamples } from './samples.ts';

for (const [name, text] of Object.entries(createSamples())) writeFileSync(`data/code-org-2016/samples/${name}`, text);
