import { fork } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';

const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begun'), seed: z.number() }),
  z.object({
    kind: z.literal('ended'),
    seed: z.number(),
    admitted: z.object({ layout: z.string().nullable(), expected: z.string(), member: z.string() }).nullable(),
  }),
  z.object({ kind: z.literal('threw'), seed: z.number(), reason: z.string() }),
]);

/** What came of damaged models, by seed. */
export type FuzzFindings = {
  examined: number;
  admitted: number;
  /** Imported, and read differently from the whole model: what must never happen. */
  misread: { seed: number; member: string; layout: string | null }[];
  /** Of these the process died, or hung: in a station that is the probe's own, and costs it nothing. */
  died: number[];
  /** The examination threw: the probe says so, and takes nothing in. */
  threw: { seed: number; reason: string }[];
};

const PATIENCE_MS = 30_000;

/** Examines the damaged models of these seeds, each in a process that another takes the place of when it dies. */
export async function fuzzModels(first: number, end: number): Promise<FuzzFindings> {
  const findings: FuzzFindings = { examined: 0, admitted: 0, misread: [], died: [], threw: [] };
  for (let next = first; next < end; ) next = await runFrom(next, end, findings);
  return findings;
}

/** Runs a process until it has done all or has died; answers the seed to go on with. */
function runFrom(first: number, end: number, findings: FuzzFindings): Promise<number> {
  const child = fork(path.join(import.meta.dirname, 'models-child.ts'), [String(first), String(end)], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const { promise, resolve } = Promise.withResolvers<number>();
  let running: number | null = null;
  const hangs = () => child.kill('SIGKILL');
  let watch = setTimeout(hangs, PATIENCE_MS);
  child.on('message', (raw) => {
    clearTimeout(watch);
    watch = setTimeout(hangs, PATIENCE_MS);
    const message = messageSchema.parse(raw);
    if (message.kind === 'begun') {
      running = message.seed;
      return;
    }
    running = null;
    findings.examined += 1;
    if (message.kind === 'threw') findings.threw.push({ seed: message.seed, reason: message.reason });
    else if (message.admitted !== null) {
      const { layout, expected, member } = message.admitted;
      findings.admitted += 1;
      if (layout !== expected) findings.misread.push({ seed: message.seed, member, layout });
    }
  });
  child.once('exit', () => {
    clearTimeout(watch);
    if (running === null) return resolve(end);
    findings.examined += 1;
    findings.died.push(running);
    resolve(running + 1);
  });
  return promise;
}
