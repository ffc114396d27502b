#!/usr/bin/env node
import { program } from 'commander';
import { registerDetect } from './commands/detect.ts';
import { registerInspectModel } from './commands/inspect-model.ts';

program.name('lupa').description('The inspection station without its windows: the same engine, for scripts and tests.');
registerDetect(program);
registerInspectModel(program);
await program.parseAsync();
