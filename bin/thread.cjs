// What another thread runs: the file of dist that it was started for.
'use strict';
const { workerData } = require('node:worker_threads');
const { load } = require('./load.cjs');

load(workerData.runs);
