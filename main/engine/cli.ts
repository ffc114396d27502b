#!/usr/bin/env node
import './more-file-threads.ts';
import { type Command, program } from 'commander';

type Register = (program: Command) => void;

/** Loads only what is asked for: loading the others would take half the time of a short command. */
const COMMANDS: ReadonlyMap<string, () => Promise<Register>> = new Map([
  ['detect', async () => (await import('./commands/detect.ts')).registerDetect],
  ['evaluate', async () => (await import('../trial/evaluate-command.ts')).registerEvaluate],
  ['inspect-model', async () => (await import('./commands/inspect-model.ts')).registerInspectModel],
  ['run', registerRunWithSimulator],
  ['reconcile', async () => (await import('./commands/reconcile.ts')).registerReconcile],
  ['rebuild-rollups', async () => (await import('./commands/rebuild-rollups.ts')).registerRebuildRollups],
  ['models', async () => (await import('./commands/models.ts')).registerModels],
  ['rollout', async () => (await import('./commands/rollout.ts')).registerRollout],
  ['case', async () => (await import('./commands/case/case.ts')).registerCase],
  ['replay', async () => (await import('./commands/replay.ts')).registerReplay],
  ['export', async () => (await import('./commands/export.ts')).registerExport],
  ['import', async () => (await import('./commands/import.ts')).registerImport],
  ['simulate', async () => (await import('../simulator/commands/simulate-command.ts')).registerSimulate],
  ['answer-queue', async () => (await import('../trial/answer-queue-command.ts')).registerAnswerQueue],
]);

/** The engine does not know the simulator: whoever starts a station passes it in. */
async function registerRunWithSimulator(): Promise<Register> {
  const { registerRun } = await import('./commands/run.ts');
  const { openDemoLine } = await import('../simulator/process/demo-line.ts');
  return (to) => registerRun(to, openDemoLine);
}

program.name('lupa').description('The inspection station without its windows: the same engine, for scripts and tests.');
const asked = COMMANDS.get(process.argv[2] ?? '');
for (const load of asked === undefined ? COMMANDS.values() : [asked]) (await load())(program);
await program.parseAsync();
