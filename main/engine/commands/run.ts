import { once } from 'node:events';
import { type Command, InvalidArgumentError } from 'commander';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { UsedBits } from '../../../preload/contract/station/lane.ts';
import { isOfPicture } from '../../domain/verdict/picture-fault.ts';
import { folderObjection } from '../operations/station/lane-objection.ts';
import { startStation } from '../start-station.ts';
import type { OpenDemoLine } from '../station/demo-line.ts';
import type { ShotRecord } from '../store/recording/shot-record.ts';
import { type AnswerFlags, answersFrom, withAnswerFlags } from './answer-flags.ts';
import { bitsOption } from './bits-option.ts';
import { faultSentence } from './fault-sentence.ts';
import { partLine } from './part-line.ts';
import { setUpLane } from './set-up-lane.ts';

type Flags = Readonly<{
  data: string;
  camera: string;
  model?: string;
  recipe?: string;
  settle: number;
  recursive?: true;
  workers?: number;
  bits?: UsedBits;
  untilIdle?: true;
  json?: true;
}> &
  AnswerFlags;

/** Adds `run` to the command line: the station without its windows. */
export function registerRun(program: Command, openDemoLine: OpenDemoLine): void {
  const command = program
    .command('run')
    .description('Run the station on a camera folder, and print each part once its record is safe on disk')
    .requiredOption('--data <folder>', 'data folder of the station; created if missing')
    .requiredOption('--camera <folder>', 'the camera folder')
    .option('--model <file>', 'an ONNX file; without one here or in the recipe, people decide')
    .option('--recipe <file>', 'a JSON file with recipe settings; settings it leaves out are unchanged')
    .option('--settle <ms>', 'how long a file must stay unchanged to count as complete, for a new lane', whole, 500)
    .addOption(bitsOption())
    .option('--recursive', 'include subfolders, for a new lane')
    .option('--workers <number>', 'vision worker processes; default: one per core', positive)
    .option('--until-idle', 'exit once every file in the folder is processed')
    .option('--json', 'one JSON object per part, one per line');
  withAnswerFlags(command).action((flags: Flags) => run(flags, openDemoLine));
}

async function run(flags: Flags, openDemoLine: OpenDemoLine): Promise<void> {
  const unusable = await folderObjection(flags.camera);
  if (unusable !== null) return complain(faultSentence(unusable));
  const answers = await answersFrom(flags);
  if (!answers.ok) return complain(faultSentence(answers.fault));
  const lane = await setUpLane(flags.data, {
    camera: flags.camera,
    model: flags.model ?? null,
    answers: answers.value,
    recipe: flags.recipe ?? null,
    settleMs: flags.settle,
    isRecursive: flags.recursive === true,
    usedBits: flags.bits ?? null,
  });
  if (!lane.ok) return complain(`${faultSentence(lane.fault)}${wayOn(lane.fault)}`);
  const asked = askedToEnd();
  const startedAt = Date.now();
  let unjudged = 0;
  const station = await startStation({
    dataFolder: flags.data,
    modelsFolder: null,
    openDemoLine,
    ...(flags.workers === undefined ? {} : { workers: flags.workers }),
    onRecorded: (record, recorded) => {
      if (isUnjudged(record)) unjudged += 1;
      console.log(partLine(record, recorded, flags.json === true));
    },
  });
  if (!station.ok) return complain(faultSentence(station.fault));
  await (flags.untilIdle === true ? Promise.race([station.value.drain(), asked]) : asked);
  for (const { at, where, fault } of station.value.status().faults) {
    if (at >= startedAt) console.error(`${where}: ${faultSentence(fault)}`);
  }
  await station.value.stop();
  const silence = station.value.lineOutputFault();
  if (silence !== null) complain(`Not all messages reached the line: ${faultSentence(silence)}`);
  if (unjudged > 0) complain(`Parts that could not be judged because of a problem in the station: ${unjudged}.`);
}

/** A problem with an image is a normal result; a problem with the model or the station is not. */
function isUnjudged(record: ShotRecord): boolean {
  if (record.kind !== 'inspection') return false;
  return record.verdict.reasons.some((reason) => reason.code === 'fault' && !isOfPicture(reason.fault.code));
}

/** Resolves when the program should end: work in progress is then finished. */
async function askedToEnd(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

/** What to do about a model that was not let in. */
function wayOn({ code }: Fault): string {
  if (code !== 'promotion-refused') return '';
  return ' The recipe was not changed. The model is in the registry: resolve this under Models, and promote it there.';
}

function complain(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

function whole(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Expected a whole number of milliseconds.');
  return Number(text);
}

function positive(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('Expected a number from 1 to 99.');
  return Number(text);
}
