#!/usr/bin/env node
import loader from './load.cjs';

await loader.load('main.cjs').main(process);
