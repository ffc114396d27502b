import type { StageTimes } from '../../preload/contract/parts/picture.ts';

export type StageName = keyof StageTimes;

/** In the order in which a part goes through them. */
export const stageOrder = [
  'watch',
  'keep',
  'queue',
  'decode',
  'prepare',
  'detect',
  'read',
  'decide',
  'record',
] as const satisfies readonly StageName[];

/** Stages in which a part only waits, for its file to be complete or for a free worker. */
const waiting: readonly StageName[] = ['watch', 'queue'];

export type Stage = {
  readonly name: StageName;
  readonly startMs: number;
  readonly tookMs: number;
  readonly isWaiting: boolean;
};

/** The stages that took place, each beginning where the previous one ended. */
export function stagesOf(times: StageTimes): { readonly stages: readonly Stage[]; readonly totalMs: number } {
  const stages: Stage[] = [];
  let startMs = 0;
  for (const name of stageOrder) {
    const tookMs = times[name];
    if (tookMs === undefined) continue;
    stages.push({ name, startMs, tookMs, isWaiting: waiting.includes(name) });
    startMs += tookMs;
  }
  return { stages, totalMs: startMs };
}
