import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import packageFile from '../../../package.json' with { type: 'json' };
import type { Recipe } from '../../../preload/contract/recipe.ts';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import { dataFolder } from '../data-folder.ts';
import type { TrainingManifest } from '../export/training-manifest.ts';
import { writeTrainingSet } from '../export/training-set.ts';
import type { ReadDb } from '../store/handles.ts';
import { openReader } from '../store/open-reader.ts';
import { recipes } from '../store/recipes.ts';
import { faultSentence } from './fault-sentence.ts';

type Flags = Readonly<{
  data: string;
  out: string;
  recipe?: string;
  splitBy: 'serial' | 'lot';
  seed: string;
  val: number;
  test: number;
  json?: true;
}>;

/** Adds `export` to the command line: labelled data to take away. */
export function registerExport(program: Command): void {
  program
    .command('export')
    .description('Take labelled data away')
    .command('training-set')
    .description('Write what people judged as a YOLO data set with a manifest, and read it back')
    .requiredOption('--data <folder>', 'where the station keeps everything; it may be running')
    .requiredOption('--out <folder>', 'the folder to make')
    .option('--recipe <name>', 'whose parts; may be left out where there is one recipe')
    .addOption(new Option('--split-by <what>', 'what stays together').choices(['serial', 'lot']).default('serial'))
    .option('--seed <text>', 'which parts go where', 'lupa')
    .option('--val <share>', 'share kept for validation', share, 0.15)
    .option('--test <share>', 'share kept for the final test', share, 0.15)
    .option('--json', 'as one JSON object')
    .action(async (flags: Flags) => {
      const written = await write(flags);
      if (!written.ok) console.error(faultSentence(written.fault));
      else console.log(flags.json === true ? JSON.stringify(written.value.counts) : summary(flags.out, written.value));
      process.exitCode = written.ok ? 0 : 1;
    });
}

async function write(flags: Flags): Promise<Result<TrainingManifest>> {
  const opened = openReader(flags.data);
  if (!opened.ok) return opened;
  const { read, close } = opened.value;
  try {
    const recipe = chosenRecipe(read, flags.recipe);
    if (!recipe.ok) return recipe;
    return await writeTrainingSet(
      {
        ...flags,
        recipe: recipe.value,
        madeBy: userInfo().username,
        madeAt: new Date(),
        software: `Lupa ${packageFile.version}`,
      },
      { db: read, folder: dataFolder(flags.data) },
    );
  } finally {
    close();
  }
}

function chosenRecipe(db: ReadDb, name: string | undefined): Result<Recipe> {
  const known = recipes(db);
  const [first, second] = name === undefined ? known : known.filter((recipe) => recipe.name === name);
  if (first === undefined)
    return failed({ code: 'not-found', what: name === undefined ? 'a recipe' : `the recipe ${name}` });
  if (second === undefined) return ok(first);
  const names = known.map((recipe) => recipe.name).join(', ');
  return failed({ code: 'conflict', reason: `There are several recipes (${names}); say which with --recipe.` });
}

function summary(out: string, { counts }: TrainingManifest): string {
  const pictures = `${counts.pictures.train} to train, ${counts.pictures.val} to validate, ${counts.pictures.test} to test`;
  const boxes = Object.entries(counts.boxes).map(([name, count]) => `${count} ${name}`);
  const leftOut = Object.entries(counts.leftOut).map(([why, count]) => `${count} ${why}`);
  return [
    `${out}: ${pictures}; ${counts.good} good parts; boxes: ${boxes.join(', ')}`,
    ...(leftOut.length === 0 ? [] : [`left out: ${leftOut.join(', ')}`]),
  ].join('\n');
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 0.5))
    throw new InvalidArgumentError('Expected a share of 0 to 0.5.');
  return value;
}
