import { type Command, InvalidArgumentError, Option } from 'commander';
import sharp from 'sharp';
import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import {
  DEFAULT_SIMULATOR_SETTINGS,
  type Drift,
  driftKindSchema,
  type LineFault,
  lineFaultKindSchema,
  type PartMix,
  paceSchema,
  type SimulatorSettings,
  simulatedClassSchema,
  simulatorSettingsSchema,
  writeModeSchema,
} from '../../../preload/contract/station/simulator.ts';
import { FIXTURES } from '../drawing/camera-station.ts';
import { systemClock } from '../line/clock.ts';
import { startSimulatedLine } from '../line/simulated-line.ts';
import { parseDriftFlag, parseFaultFlag } from './event-flags.ts';

type Flags = Readonly<{
  camera: string;
  truth?: string;
  count?: number;
  first: number;
  seed: string;
  rate: number;
  pace: SimulatorSettings['pace']['kind'];
  burstSize: number;
  defectRate: number;
  furtherDefect: number;
  toleratedRate: number;
  borderline: number;
  mix?: Partial<PartMix['classMix']>;
  fixture: SimulatorSettings['fixture'];
  lanes: number;
  size: number;
  write: SimulatorSettings['write'];
  drift?: readonly Drift[];
  fault?: readonly LineFault[];
  json?: true;
}>;

/** Adds `simulate` to the command line. */
export function registerSimulate(program: Command): void {
  const usual = DEFAULT_SIMULATOR_SETTINGS;
  const { pace, parts } = usual;
  program
    .command('simulate')
    .description('Save images of simulated phones with known defects to a camera folder')
    .requiredOption('--camera <folder>', 'the camera folder; made if missing')
    .option(
      '--truth <folder>',
      'where to write truth.jsonl, one line per file: classes, boxes, severities, good or bad',
    )
    .option('--count <n>', 'parts to make; default: run until stopped', number)
    .option('--first <n>', 'number of the first part', number, 0)
    .option('--seed <text>', 'same seed, same images', '1')
    .option('--rate <n>', 'parts per minute over all lanes; 0: as fast as possible', number, pace.partsPerMinute)
    .addOption(new Option('--pace <kind>', 'when parts come').choices(paceSchema.shape.kind.options).default(pace.kind))
    .option('--burst-size <n>', 'parts that arrive together with --pace bursts', number, pace.burstSize)
    .option('--defect-rate <share>', 'share of parts with a rejectable defect', number, parts.defectRate)
    .option('--further-defect <share>', 'chance of one more defect after each defect', number, parts.furtherDefect)
    .option('--tolerated-rate <share>', 'share of parts with marks too small to matter', number, parts.toleratedRate)
    .option(
      '--borderline <share>',
      '0: glaring defects; 1: many close to the acceptance limit',
      number,
      parts.borderline,
    )
    .option('--mix <weights>', 'class weights, as scratch=4,crack=2', classMix)
    .addOption(
      new Option('--fixture <kind>', 'first: one lamp for all lines; many: each its own')
        .choices(FIXTURES)
        .default(usual.fixture),
    )
    .option('--lanes <n>', 'number of lanes; several become folders lane-1, lane-2 …', number, usual.lanes)
    .option('--size <pixels>', 'side of an image', number, usual.pictureSize)
    .addOption(new Option('--write <mode>', 'how files come').choices(writeModeSchema.options).default(usual.write))
    .option(
      '--drift <drift>',
      `may be given again: kind[=amount][@first part][+parts it takes]; kinds: ${driftKindSchema.options.join(', ')}`,
      several(parseDriftFlag),
    )
    .option(
      '--fault <fault>',
      `may be given again: kind[=share or seconds][@first part]; kinds: ${lineFaultKindSchema.options.join(', ')}`,
      several(parseFaultFlag),
    )
    .option('--json', 'one JSON object per file written, and one with the totals')
    .action(simulate);
}

async function simulate(flags: Flags): Promise<void> {
  const settings = simulatorSettingsSchema.safeParse(settingsOf(flags));
  if (!settings.success) {
    const issues = settings.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    process.stderr.write(`error: ${issues.join('; ')}\n`);
    process.exitCode = 1;
    return;
  }
  // One image at a time keeps one core busy; more threads would only compete with the station's.
  sharp.concurrency(1);
  const line = startSimulatedLine({
    cameraFolder: flags.camera,
    truthFolder: flags.truth ?? null,
    seed: flags.seed,
    firstPart: flags.first,
    count: flags.count ?? null,
    settings: settings.data,
    clock: systemClock,
    onFile: (record) => {
      process.stdout.write(
        flags.json === true ? `${JSON.stringify(record)}\n` : `${record.file}  ${record.isBad ? 'bad' : 'good'}\n`,
      );
    },
  });
  const stop = () => void line.stop().catch(() => undefined);
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await line.done;
  } catch (error) {
    process.stderr.write(`error: ${messageOf(error)}\n`);
    process.exitCode = 1;
    return;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
  const { partsMade, badParts, filesWritten, writesFailed, lastFailure } = line.stats();
  const totals = { partsMade, badParts, filesWritten, writesFailed, lastFailure };
  if (flags.json === true) process.stdout.write(`${JSON.stringify(totals)}\n`);
  else
    process.stdout.write(
      `${partsMade} parts (${badParts} bad), ${filesWritten} files, ${writesFailed} writes failed\n`,
    );
  if (writesFailed > 0 && !settings.data.faults.some(({ kind }) => kind === 'folderVanishes')) {
    process.stderr.write(`error: ${writesFailed} pictures could not be written: ${lastFailure}\n`);
    process.exitCode = 1;
  }
}

function settingsOf(flags: Flags): SimulatorSettings {
  return {
    pace: { kind: flags.pace, partsPerMinute: flags.rate, burstSize: flags.burstSize },
    parts: {
      defectRate: flags.defectRate,
      furtherDefect: flags.furtherDefect,
      toleratedRate: flags.toleratedRate,
      borderline: flags.borderline,
      classMix: { ...DEFAULT_SIMULATOR_SETTINGS.parts.classMix, ...flags.mix },
    },
    fixture: flags.fixture,
    lanes: flags.lanes,
    pictureSize: flags.size,
    write: flags.write,
    drifts: [...(flags.drift ?? [])],
    faults: [...(flags.fault ?? [])],
  };
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('Expected a number.');
  return value;
}

function classMix(text: string): Partial<PartMix['classMix']> {
  const entries = text.split(',').map((entry) => {
    const [name, weight] = entry.split('=');
    const known = simulatedClassSchema.safeParse(name);
    if (!known.success || weight === undefined) {
      throw new InvalidArgumentError(`Classes: ${simulatedClassSchema.options.join(', ')}. Form: scratch=4,crack=2.`);
    }
    return [known.data, number(weight)] as const;
  });
  return Object.fromEntries(entries);
}

function several<T>(parse: (text: string) => T): (text: string, before?: readonly T[]) => readonly T[] {
  return (text, before = []) => [...before, parse(text)];
}
