import { type Command, InvalidArgumentError, Option } from 'commander';
import { conflict } from '../../../preload/contract/conflict.ts';
import { notFound } from '../../../preload/contract/missing-thing.ts';
import type { Recipe } from '../../../preload/contract/recipe.ts';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import {
  labelSourceSchema,
  setOrderSchema,
  setPresetSchema,
  type Thin,
  type TransferResult,
} from '../../../preload/contract/transfer.ts';
import type { ReadDb } from '../store/handles.ts';
import { recipes } from '../store/recipes.ts';
import { addFilterFlags } from './filter-flags.ts';
import { exportTo, type FilterFlags, filterOf } from './transfer.ts';

type Flags = FilterFlags &
  Readonly<{
    data: string;
    out: string;
    format: string;
    select: string;
    labels: string;
    together: string;
    seed: string;
    val: number;
    test: number;
    json?: true;
  }>;

/** Adds `export training-set`: pictures and labels to train with. */
export function registerExportSet(parent: Command): void {
  const command = parent
    .command('training-set')
    .description('Write what was judged as a YOLO or COCO data set with a manifest, and read it back')
    .requiredOption('--data <folder>', 'where the station keeps everything')
    .requiredOption('--out <folder>', 'the folder to make')
    .addOption(new Option('--format <what>', 'how labels are written').choices(['yolo', 'coco']).default('yolo'))
    .addOption(new Option('--select <what>', 'which parts').choices(setPresetSchema.options).default('all'))
    .addOption(
      new Option('--labels <what>', 'how far down to go for a label')
        .choices(labelSourceSchema.options)
        .default('person'),
    )
    .addOption(
      new Option('--together <what>', 'what stays on one side')
        .choices(['serial-and-lot', 'serial'])
        .default('serial-and-lot'),
    )
    .option('--seed <text>', 'which parts go where', 'lupa')
    .option('--val <share>', 'share kept for validation', share, 0.15)
    .option('--test <share>', 'share kept for the final test', share, 0.15)
    .option('--json', 'how it went as one JSON object');
  addFilterFlags(command).action((flags: Flags) =>
    exportTo(
      flags,
      (db) => {
        const recipe = chosenRecipe(db, flags.recipe);
        if (!recipe.ok) return recipe;
        const filter = filterOf(db, { ...flags, recipe: recipe.value.name });
        if (!filter.ok) return filter;
        const { format, select: preset, labels, together, seed, val, test } = flags;
        const order = { kind: 'training-set', filter: filter.value, format, preset, labels, together, seed, val, test };
        return ok(setOrderSchema.parse(order));
      },
      summary,
    ),
  );
}

function chosenRecipe(db: ReadDb, name: string | undefined): Result<Recipe> {
  const known = recipes(db);
  const [first, second] = name === undefined ? known : known.filter((recipe) => recipe.name === name);
  if (first === undefined) return failed(name === undefined ? notFound('any-recipe') : notFound('recipe', name));
  if (second === undefined) return ok(first);
  const names = known.map((recipe) => recipe.name).join(', ');
  return failed(conflict('recipe-ambiguous', names));
}

function summary(result: TransferResult): string {
  if (result.kind !== 'training-set') return '';
  const { counts } = result;
  const pictures = `${counts.pictures.train} to train, ${counts.pictures.val} to validate, ${counts.pictures.test} to test`;
  const boxes = Object.entries(counts.boxes).map(([name, count]) => `${count} ${name}`);
  const leftOut = Object.entries(counts.leftOut).map(([why, count]) => `${count} ${why}`);
  return [
    `${result.path}: ${pictures}; ${counts.good} good parts; boxes: ${boxes.join(', ')}`,
    ...(leftOut.length === 0 ? [] : [`left out: ${leftOut.join(', ')}`]),
    ...result.thin.map((thin) => `thin: ${thinSentence(thin)}`),
  ].join('\n');
}

function thinSentence(thin: Thin): string {
  switch (thin.code) {
    case 'few-boxes':
      return `only ${thin.boxes} boxes of ${thin.className}`;
    case 'one-lamp':
      return `all pictures are about equally bright (spread ${thin.spread.toFixed(1)} of 255): one lamp only`;
    case 'one-lot':
      return 'all parts are of one lot';
    case 'no-good-parts':
      return 'there is no good part in it';
    case 'class-not-on-side':
      return `no ${thin.className} is on the side ${thin.split}, while others have it`;
    case 'uneven-split':
      return `the side ${thin.split} has ${percent(thin.share)} of the pictures where ${percent(thin.wanted)} were asked for: lots and serials are not parted`;
    case 'models-alone':
      return `${thin.pictures} labels come from models alone, nobody looked`;
    case 'empty-split':
      return `no picture is on the side ${thin.split}`;
    default:
      return thin satisfies never;
  }
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 0.5))
    throw new InvalidArgumentError('Expected a share of 0 to 0.5.');
  return value;
}
