import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { percentile, rounded } from './statistics.ts';

/** What Chromium has to record for these figures. */
export const TASK_CATEGORIES = ['toplevel'];

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds for which the thread ran, without those in which it waited for a processor. */
  tdur: z.number().optional(),
  args: z.record(z.string(), z.unknown()).optional(),
});
const traceSchema = z.object({ traceEvents: z.array(eventSchema) });

export type TaskCpu = Readonly<{ tasks: number; p99Ms: number; maxMs: number }>;

/**
 * How long each task of a thread keeps it from the next one, in its own processor time: what the program is responsible
 * for, whatever else the machine is doing. `thread` is a name of Chromium's, such as `CrRendererMain`.
 */
export function taskCpu(traceFile: string, thread: string): TaskCpu {
  const { traceEvents } = traceSchema.parse(JSON.parse(readFileSync(traceFile, 'utf8')));
  const isThread = new Set(
    traceEvents
      .filter(({ ph, args }) => ph === 'M' && args?.['name'] === thread)
      .map(({ pid, tid }) => `${pid}:${tid}`),
  );
  const tasksMs = traceEvents
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && isThread.has(`${pid}:${tid}`))
    .flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000]));
  return {
    tasks: tasksMs.length,
    p99Ms: rounded(percentile(tasksMs, 0.99)),
    maxMs: rounded(tasksMs.reduce((most, next) => Math.max(most, next), 0)),
  };
}
