#!/usr/bin/env node
'use strict';
const { load } = require('./load.cjs');

void load('main.cjs').main(process);
