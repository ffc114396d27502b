import { type Command, InvalidArgumentError, Option } from 'commander';
import { ok, type Result } from '../../preload/contract/faults/result.ts';
import type { DefectLimits } from '../../preload/contract/station/recipe.ts';
import { type SimulatorSettings, simulatorSettingsSchema } from '../../preload/contract/station/simulator.ts';
import { fewestToSuggest } from '../domain/verdict/suggest-limits.ts';
import { faultSentence } from '../engine/commands/fault-sentence.ts';
import { describeMeasures } from './describe-measures.ts';
import { lookAtParts, type SeenPart } from './look-at-parts.ts';
import { ALLOWED_ERRORS, limitsFor, measureModel } from './measure-model.ts';
import { type OpenedModel, openModel } from './open-model.ts';
import { type PartSource, renderParts } from './part-source.ts';
import { readTraining, writeCard } from './write-card.ts';

type Flags = Readonly<{
  model: string;
  parts: number;
  seed: string;
  badShare: number;
  lamps: SimulatorSettings['fixture'];
  calibrate?: number;
  allowEscapes: number;
  allowOverkill: number;
  partsFolder?: string;
  training?: string;
  writeCard?: true;
  json?: true;
}>;

const PROGRESS_EVERY_PARTS = 50;

/** Adds `evaluate` to the command line: how good a model is on simulated parts with known answers. */
export function registerEvaluate(program: Command): void {
  program
    .command('evaluate')
    .description(
      'Measure a model on freshly simulated parts: mAP, escapes, overkill and the share decided without a person',
    )
    .requiredOption('--model <path>', 'a model.onnx, or a folder with one and its card')
    .option('--parts <n>', 'parts to measure on', wholeNumber, 1000)
    .option('--seed <text>', 'same seed, same parts; use one that no training set used', 'evaluation')
    .option('--bad-share <share>', 'share of parts with a rejectable defect', shareNumber, 0.5)
    .addOption(
      new Option('--lamps <kind>', 'first: one lamp and tray; many: varying as between lines')
        .choices(simulatorSettingsSchema.shape.fixture.options)
        .default('many'),
    )
    .option('--parts-folder <path>', 'store rendered parts there and reuse them in later runs')
    .option('--calibrate <n>', 'choose new limits on this many other parts instead of those in the card', wholeNumber)
    .option(
      '--allow-escapes <share>',
      'share of bad parts the new limits may pass',
      shareNumber,
      ALLOWED_ERRORS.escapes,
    )
    .option(
      '--allow-overkill <share>',
      'share of good parts the new limits may fail',
      shareNumber,
      ALLOWED_ERRORS.overkill,
    )
    .option('--training <file>', 'report.json of the training run, for the card')
    .option('--write-card', 'write figures and limits to card.json next to the model')
    .option('--json', 'one JSON object')
    .action(evaluate);
}

async function evaluate(flags: Flags): Promise<void> {
  const opened = await openModel(flags.model);
  const measured = opened.ok ? await measure(opened.value, flags) : opened;
  if (!measured.ok) {
    console.error(`${flags.model}: ${faultSentence(measured.fault)}`);
    process.exitCode = 1;
    return;
  }
  const { measures, limits, medianMs } = measured.value;
  if (flags.writeCard === true && opened.ok) {
    const training = flags.training === undefined ? undefined : await readTraining(flags.training);
    await writeCard(opened.value, measures, limits, training);
  }
  if (flags.json === true) console.log(JSON.stringify({ measures, limits, medianMs }));
  else
    console.log(
      `${describeMeasures(measures, limits)}\nfrom file to boxes: median ${medianMs.toFixed(1)} ms on one thread`,
    );
}

async function measure(model: OpenedModel, flags: Flags) {
  const { seed, parts: count, badShare, lamps } = flags;
  const limits = await limitsOf(model, flags);
  if (!limits.ok) return limits;
  const source: PartSource = { seed, count, badShare, lamps };
  const seen = await look(model, source, flags, 'measuring');
  if (!seen.ok) return seen;
  const measures = measureModel(seen.value, model.profile.classes, limits.value, source);
  const times = seen.value.map((part) => part.elapsedMs).toSorted((a, b) => a - b);
  return ok({ measures, limits: limits.value, medianMs: times[Math.floor(times.length / 2)] ?? 0 });
}

/** The limits of the card, or new ones from calibration parts, which have another seed than those measured on. */
async function limitsOf(model: OpenedModel, flags: Flags): Promise<Result<readonly DefectLimits[]>> {
  const { calibrate, seed, parts, badShare, lamps, allowEscapes, allowOverkill } = flags;
  const suggested = model.card?.thresholds;
  if (calibrate === undefined && suggested !== undefined) {
    return ok(Object.entries(suggested).map(([className, limits]) => ({ className, ...limits })));
  }
  const source: PartSource = { seed: `${seed} calibration`, count: calibrate ?? parts, badShare, lamps };
  const seen = await look(model, source, flags, 'calibrating');
  if (!seen.ok) return seen;
  const bad = seen.value.filter(({ isBad }) => isBad).length;
  warnOfTooFew('bad', bad, allowEscapes);
  warnOfTooFew('good', seen.value.length - bad, allowOverkill);
  return ok(limitsFor(seen.value, model.profile.classes, { escapes: allowEscapes, overkill: allowOverkill }));
}

function warnOfTooFew(kind: 'bad' | 'good', parts: number, allowed: number): void {
  const needed = fewestToSuggest(allowed);
  if (needed !== null && parts >= needed) return;
  const errors = kind === 'bad' ? 'escapes' : 'overkill';
  const wanted = needed === null ? 'no number of parts does' : `it takes at least ${needed}`;
  process.stderr.write(
    `calibrating: ${parts} ${kind} parts cannot show ${errors} of at most ${100 * allowed}%, ${wanted}; nothing ${kind === 'bad' ? 'is passed' : 'is rejected'} by itself\n`,
  );
}

function look(
  { modelPath, profile }: OpenedModel,
  source: PartSource,
  { partsFolder }: Flags,
  doing: string,
): Promise<Result<readonly SeenPart[]>> {
  return lookAtParts(modelPath, profile, renderParts(source, partsFolder ?? null), (seen) => {
    if (seen % PROGRESS_EVERY_PARTS === 0) process.stderr.write(`${doing}: ${seen} of ${source.count} parts\n`);
  });
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('Expected a whole number above 0.');
  return Number(text);
}

function shareNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('Expected a number from 0 to 1.');
  return value;
}
