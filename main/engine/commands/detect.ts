import os from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import type { Result } from '../../../preload/contract/faults/result.ts';
import type { UsedBits } from '../../../preload/contract/station/lane.ts';
import type { PixelBox } from '../../../preload/contract/values/geometry.ts';
import { bestFrom } from '../../domain/verdict/score-floors.ts';
import { DEFAULT_MAX_PIXELS } from '../vision/picture/max-pixels.ts';
import { startVisionPool } from '../vision/pool/vision-pool.ts';
import type { Look } from '../vision/pool/worker-messages.ts';
import { type AnswerFlags, answersFrom, withAnswerFlags } from './answer-flags.ts';
import { bitsOption } from './bits-option.ts';
import { faultSentence } from './fault-sentence.ts';
import { probeOrGuess } from './guessed-probe.ts';
import { inOneLine } from './in-one-line.ts';

type Flags = AnswerFlags & Readonly<{ model: string; confidence: number; iou: number; bits?: UsedBits; json?: true }>;

/** Adds `detect` to the command line: runs a model on image files. */
export function registerDetect(program: Command): void {
  const command = program
    .command('detect')
    .description('Run a model on images and print what it finds, in pixels of the upright image')
    .argument('<image...>', 'image files')
    .requiredOption('--model <file>', 'an ONNX file')
    .option('--confidence <score>', 'leave out boxes with a lower score', share, 0.25)
    .option('--iou <share>', 'leave out boxes that overlap a better one of their class by more than this', share, 0.45)
    .addOption(bitsOption())
    .option('--json', 'one JSON object per image, one per line');
  withAnswerFlags(command).action(detect);
}

async function detect(images: readonly string[], flags: Flags): Promise<void> {
  const answers = await answersFrom(flags);
  const probed = answers.ok ? await probeOrGuess(flags.model, answers.value) : answers;
  if (!probed.ok) return complain(`${flags.model}: ${faultSentence(probed.fault)}`);
  const { profile, warnings, guessed } = probed.value;
  for (const { message } of warnings) console.error(`${flags.model}: ${inOneLine(message)}`);
  for (const question of guessed)
    console.error(`${flags.model}: ${question} guessed, because the file does not specify it.`);

  const workers = Math.min(os.availableParallelism(), images.length);
  const pool = startVisionPool({ workers, maxPixels: DEFAULT_MAX_PIXELS, maxQueued: images.length });
  const loaded = await pool.load({ sha256: profile.sha256, path: flags.model, profile });
  if (!loaded.ok) complain(`${flags.model}: ${faultSentence(loaded.fault)}`);
  else {
    const { confidence, iou, bits: usedBits = null } = flags;
    const floors = bestFrom(confidence);
    const looks = images.map((path) =>
      pool.inspect({ path, modelSha256: profile.sha256, floors, iou, usedBits, priority: 'line' }),
    );
    for (const [i, look] of looks.entries()) report(images[i] ?? '', await look, flags.json === true);
  }
  await pool.close();
}

function report(file: string, look: Result<Look>, isJson: boolean): void {
  if (look.ok) {
    console.log(isJson ? JSON.stringify(asJson(file, look.value)) : asText(file, look.value));
    return;
  }
  const message = faultSentence(look.fault);
  if (isJson) console.log(JSON.stringify({ file, error: { code: look.fault.code, message } }));
  complain(`${inOneLine(file)}: ${message}`);
}

function complain(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

function asJson(file: string, { width, height, detections, elapsedMs }: Look) {
  return {
    file,
    width,
    height,
    detections: detections.map(({ classIndex, className, score, box, outline }) => ({
      classId: classIndex,
      className,
      score: rounded(score, 5),
      box: cornersOf(box).map((place) => rounded(place, 2)),
      ...(outline === undefined ? {} : { outline }),
    })),
    elapsedMs,
  };
}

function asText(file: string, { width, height, detections, elapsedMs }: Look): string {
  const stages = Object.entries(elapsedMs).map(([stage, ms]) => `${stage} ${(ms ?? 0).toFixed(1)} ms`);
  const found = detections.map(({ className, score, box }) => {
    return `  ${score.toFixed(2)}  ${inOneLine(className)}  ${cornersOf(box).map(Math.round).join(' ')}`;
  });
  return [
    `${inOneLine(file)}  ${width} × ${height}  ${detections.length} found  (${stages.join(', ')})`,
    ...found,
  ].join('\n');
}

function cornersOf({ x, y, width, height }: PixelBox): readonly number[] {
  return [x, y, x + width, y + height];
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('Expected a number from 0 to 1.');
  return value;
}
