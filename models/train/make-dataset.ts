import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Command, Option } from 'commander';
import sharp from 'sharp';
import { z } from 'zod';
import { FIXTURES, PICTURE_SIZE, stationFor } from '../../main/simulator/drawing/camera-station.ts';
import { DEFECT_CLASSES } from '../../main/simulator/drawing/marks/defect.ts';
import { renderPart } from '../../main/simulator/drawing/render.ts';
import { DEFAULT_PART_MIX, drawPart } from '../../main/simulator/line/part.ts';
import type { Truth } from '../../main/truth/truth.ts';

// Renders simulated parts straight into the form of a dataset that Lupa exports: images/, labels/, data.yaml.

const orderSchema = z.object({
  out: z.string(),
  seed: z.string(),
  first: z.coerce.number().int().min(0),
  count: z.coerce.number().int().positive(),
  lamps: z.enum(FIXTURES),
  empty: z.coerce.number().min(0).max(1),
  further: z.coerce.number().min(0).max(1),
  borderline: z.coerce.number().min(0).max(1),
  size: z.coerce.number().int().min(320).default(PICTURE_SIZE),
  val: z.coerce.number().min(0).max(1),
  test: z.coerce.number().min(0).max(1),
  workers: z.coerce.number().int().positive(),
  worker: z.coerce.number().int().optional(),
});
type Order = z.infer<typeof orderSchema>;

const classes: readonly string[] = DEFECT_CLASSES;
const SPLITS = ['train', 'val', 'test'] as const;

function splitOf(index: number, { count, val, test }: Order): (typeof SPLITS)[number] {
  if (index < Math.round(count * test)) return 'test';
  return index < Math.round(count * (test + val)) ? 'val' : 'train';
}

/** One line a reject-worthy defect: class index, then centre and size as shares of the picture. */
function labelsOf(truth: Truth): string {
  const lines = truth.defects.flatMap(({ class: defectClass, box, isTolerated }) => {
    const index = classes.indexOf(defectClass);
    if (isTolerated || index < 0) return [];
    const shares = [
      (box.x + box.width / 2) / truth.width,
      (box.y + box.height / 2) / truth.height,
      box.width / truth.width,
      box.height / truth.height,
    ];
    return [`${index} ${shares.map((share) => share.toFixed(6)).join(' ')}\n`];
  });
  return lines.join('');
}

async function renderShare(order: Order): Promise<void> {
  sharp.concurrency(1);
  const partMix = {
    ...DEFAULT_PART_MIX,
    defectRate: 1 - order.empty,
    furtherDefect: order.further,
    borderline: order.borderline,
  };
  for (let index = order.worker ?? 0; index < order.count; index += order.workers) {
    const number = order.first + index;
    const part = drawPart(order.seed, number, partMix);
    const { jpeg, truth } = await renderPart(
      part,
      stationFor(order.lamps, `${order.seed}/${number}`, number, order.size),
    );
    const split = splitOf(index, order);
    const name = `${truth.lot}_${truth.serial}`;
    await writeFile(path.join(order.out, 'images', split, `${name}.jpg`), jpeg);
    await writeFile(path.join(order.out, 'labels', split, `${name}.txt`), labelsOf(truth));
    await writeFile(path.join(order.out, 'truth', split, `${name}.json`), `${JSON.stringify(truth)}\n`);
  }
}

async function makeDataset(order: Order): Promise<void> {
  const folders = ['images', 'labels', 'truth'].flatMap((kind) =>
    SPLITS.map((split) => path.join(order.out, kind, split)),
  );
  await Promise.all(folders.map((folder) => mkdir(folder, { recursive: true })));
  const names = DEFECT_CLASSES.map((name, index) => `  ${index}: ${name}\n`).join('');
  await writeFile(
    path.join(order.out, 'data.yaml'),
    `path: .\ntrain: images/train\nval: images/val\ntest: images/test\nnames:\n${names}`,
  );
  const exits = Array.from({ length: order.workers }, async (_, worker) => {
    const [code] = (await once(
      fork(import.meta.filename, [...process.argv.slice(2), '--worker', String(worker)]),
      'exit',
    )) as [number | null];
    return code;
  });
  if ((await Promise.all(exits)).some((code) => code !== 0)) process.exitCode = 1;
}

const program = new Command('make-dataset')
  .description('Render simulated parts with their labels, as a YOLO folder')
  .requiredOption('--out <folder>', 'where the dataset goes')
  .requiredOption('--seed <text>', 'same seed, same pictures')
  .requiredOption('--count <n>', 'pictures in all')
  .option('--first <n>', 'number of the first part', '0')
  .addOption(
    new Option('--lamps <kind>', 'first: one lamp, one tray; many: all that lines differ in')
      .choices(FIXTURES)
      .default('many'),
  )
  .option('--empty <share>', 'parts without a defect to reject', '0.12')
  .option('--further <share>', 'chance, after each defect, of one more on the same part', '0.55')
  .option(
    '--borderline <share>',
    '0: glaring defects; 1: many close to the acceptance limit',
    String(DEFAULT_PART_MIX.borderline),
  )
  .option('--size <pixels>', 'side of a picture', String(PICTURE_SIZE))
  .option('--val <share>', 'share kept for validation', '0.08')
  .option('--test <share>', 'share kept for the final test', '0')
  .option('--workers <n>', 'processes', String(availableParallelism()))
  .addOption(new Option('--worker <n>').hideHelp());
const order = orderSchema.parse(program.parse().opts());
await (order.worker === undefined ? makeDataset(order) : renderShare(order));
