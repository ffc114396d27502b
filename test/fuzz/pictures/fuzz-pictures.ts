import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { z } from 'zod';

const reportSchema = z.object({ number: z.number(), name: z.string(), format: z.string(), judgement: z.string() });

/** What became of damaged files: how many of each format ended how, which passed, and which ended the process that judged them. */
export type PictureFindings = {
  readonly outcomes: Map<string, number>;
  readonly passed: string[];
  readonly deaths: string[];
};

/** Judges the corpus, then the damaged files of these numbers, in a process that another takes the place of when it dies. */
export async function fuzzPictures(first: number, end: number): Promise<PictureFindings> {
  const findings: PictureFindings = { outcomes: new Map(), passed: [], deaths: [] };
  await judge(0, 0, findings);
  for (let next = first; next < end; ) next = await judge(next, end, findings);
  return findings;
}

/** Answers the number to go on with. */
async function judge(from: number, end: number, { outcomes, passed, deaths }: PictureFindings): Promise<number> {
  const child = fork(path.join(import.meta.dirname, 'pictures-child.ts'), [String(from), String(end)]);
  let next = from;
  child.on('message', (message) => {
    const { number, name, format, judgement } = reportSchema.parse(message);
    next = number + 1;
    const row = `${format.padEnd(18)}${judgement}`;
    outcomes.set(row, (outcomes.get(row) ?? 0) + 1);
    if (judgement === 'pass') passed.push(name);
  });
  const [code, signal] = await once(child, 'exit');
  if (code === 0 && (next > from || end === 0)) return next;
  deaths.push(`${next}: ended with ${code ?? signal}`);
  return next + 1;
}
