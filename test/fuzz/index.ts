// Looks for what breaks the readers of files of unknown origin, for as long as one likes: `npm run fuzz -- SUBJECT`, with how much of it and
// which. Exit code 1: something was found.
import path from 'node:path';
import process from 'node:process';
import { runVitest } from '../../scripts/test/run-vitest.ts';
import { fuzzModels } from './models/fuzz-models.ts';
import { fuzzPictures } from './pictures/fuzz-pictures.ts';

const USAGE = `npm run fuzz -- pictures [COUNT] [SEED]   damaged pictures of a bad part, 10000 of them: none may pass
npm run fuzz -- models [COUNT] [SEED]     damaged models, 10000 of them: none may be read otherwise than the whole one
npm run fuzz -- texts [SECONDS]           labels, recipe files and feeds, 60 seconds for each property
Another SEED, 1 upwards, is other files. What was a finding once lies in the corpus and is judged first.`;
/** So far are the files of two seeds apart: more of one seed nobody has the time for. */
const FILES_PER_SEED = 100_000_000;

const [subject, amount, seed = '1'] = process.argv.slice(2);
const isAmount = (text: string) => Number.isSafeInteger(Number(text)) && Number(text) > 0;
process.exitCode = (await run()) ? 0 : 1;

/** Whether nothing was found. */
async function run(): Promise<boolean> {
  if (![amount ?? '1', seed].every(isAmount)) return explain();
  const count = Number(amount ?? 10_000);
  const first = (Number(seed) - 1) * FILES_PER_SEED + 1;
  if (subject === 'pictures') return await pictures(first, first + count);
  if (subject === 'models') return await models(first, first + count);
  if (subject === 'texts') return await texts(Number(amount ?? 60));
  return explain();
}

function explain(): boolean {
  console.error(USAGE);
  return false;
}

async function pictures(first: number, end: number): Promise<boolean> {
  const startedAt = performance.now();
  const { outcomes, passed, deaths } = await fuzzPictures(first, end);
  for (const [row, files] of [...outcomes].toSorted(([one], [other]) => one.localeCompare(other))) {
    console.log(`${String(files).padStart(6)}  ${row}`);
  }
  console.log(`${end - first} files in ${((performance.now() - startedAt) / 1000).toFixed(0)} s.`);
  for (const death of deaths) console.log(`PROCESS ENDED  ${death}`);
  for (const one of passed) console.log(`PASSED  ${one}`);
  // A process that ends costs its own part and nothing else.
  return passed.length === 0;
}

async function models(first: number, end: number): Promise<boolean> {
  const findings = await fuzzModels(first, end);
  console.log(JSON.stringify(findings, null, 1));
  return findings.misread.length === 0;
}

async function texts(seconds: number): Promise<boolean> {
  process.env['FUZZ_SECONDS'] = String(seconds);
  const tallies = await runVitest(['unit'], [path.join('test', 'fuzz', 'texts')]);
  return [...tallies.values()].every(({ failed }) => failed === 0);
}
