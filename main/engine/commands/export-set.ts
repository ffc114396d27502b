import { type Command, InvalidArgumentError, Option } from 'commander';
import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import {
  labelSourceSchema,
  type SetGap,
  setOrderSchema,
  setPresetSchema,
  type TransferResult,
} from '../../../preload/contract/station/transfer.ts';
import type { ReadDb } from '../store/handles.ts';
import { recipes } from '../store/set-up/recipes.ts';
import { addFilterFlags } from './filter-flags.ts';
import { inOneLine } from './in-one-line.ts';
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

/** Adds `export training-set`: images and labels to train with. */
export function registerExportSet(parent: Command): void {
  const command = parent
    .command('training-set')
    .description('Write judged parts as a YOLO or COCO data set with a manifest, and verify it by reading it back')
    .requiredOption('--data <folder>', 'data folder of the station')
    .requiredOption('--out <folder>', 'folder to create')
    .addOption(new Option('--format <what>', 'label format').choices(['yolo', 'coco']).default('yolo'))
    .addOption(new Option('--select <what>', 'which parts').choices(setPresetSchema.options).default('all'))
    .addOption(
      new Option('--labels <what>', 'which labels to accept').choices(labelSourceSchema.options).default('person'),
    )
    .addOption(
      new Option('--together <what>', 'what to keep in one split')
        .choices(['serial-and-lot', 'serial'])
        .default('serial-and-lot'),
    )
    .option('--seed <text>', 'a different seed reshuffles the split', 'lupa')
    .option('--val <share>', 'share for validation', share, 0.15)
    .option('--test <share>', 'share for the final test', share, 0.15)
    .option('--json', 'result as one JSON object');
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
    ...result.thin.map((thin) => `gap: ${gapSentence(thin)}`),
  ]
    .map(inOneLine)
    .join('\n');
}

function gapSentence(thin: SetGap): string {
  switch (thin.code) {
    case 'few-boxes':
      return `only ${thin.boxes} boxes of ${thin.className}`;
    case 'one-lamp':
      return `all images are about equally bright (spread ${thin.spread.toFixed(1)} of 255): one lamp only`;
    case 'one-lot':
      return 'all parts come from one lot';
    case 'no-good-parts':
      return 'there are no good parts';
    case 'class-not-on-side':
      return `the split ${thin.split} has no ${thin.className}, though others do`;
    case 'uneven-split':
      return `the split ${thin.split} has ${percent(thin.share)} of the images instead of ${percent(thin.wanted)}: lots and serials are never separated`;
    case 'models-alone':
      return `${thin.pictures} labels come from models alone, because nobody looked`;
    case 'empty-split':
      return `the split ${thin.split} has no images`;
    default:
      return thin satisfies never;
  }
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)}%`;
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 0.5))
    throw new InvalidArgumentError('Expected a share from 0 to 0.5.');
  return value;
}
