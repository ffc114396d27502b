#!/usr/bin/env node
import './more-file-threads.ts';
import { program } from 'commander';
import { registerAnswerQueue } from '../simulator/answer-queue-command.ts';
import { registerSimulate } from '../simulator/simulate-command.ts';
import { registerDetect } from './commands/detect.ts';
import { registerEvaluate } from './commands/evaluate.ts';
import { registerExport } from './commands/export.ts';
import { registerImport } from './commands/import.ts';
import { registerInspectModel } from './commands/inspect-model.ts';
import { registerRebuildRollups } from './commands/rebuild-rollups.ts';
import { registerReconcile } from './commands/reconcile.ts';
import { registerRun } from './commands/run.ts';

program.name('lupa').description('The inspection station without its windows: the same engine, for scripts and tests.');
registerDetect(program);
registerEvaluate(program);
registerInspectModel(program);
registerRun(program);
registerReconcile(program);
registerRebuildRollups(program);
registerExport(program);
registerImport(program);
registerSimulate(program);
registerAnswerQueue(program);
await program.parseAsync();
