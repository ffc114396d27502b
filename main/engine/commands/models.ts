import type { Command } from 'commander';
import { modelStandings } from '../store/models/model-states.ts';
import { models } from '../store/models/models.ts';
import { openReader } from '../store/opening/open-reader.ts';
import { faultSentence } from './fault-sentence.ts';
import { inOneLine } from './in-one-line.ts';
import { complain } from './transfer.ts';

/** Adds `models` to the command line: the registry, and the state of each model. */
export function registerModels(program: Command): void {
  program
    .command('models')
    .description('List the models in the registry, newest first, with their role in each recipe')
    .requiredOption('--data <folder>', 'data folder of the station, which may be running')
    .option('--json', 'one JSON object per model')
    .action(list);
}

function list({ data, json }: { data: string; json?: true }): void {
  const opened = openReader(data);
  if (!opened.ok) {
    complain(faultSentence(opened.fault));
    return;
  }
  const { read, close } = opened.value;
  const standings = new Map(modelStandings(read).map((standing) => [standing.sha256, standing]));
  const all = models(read).map((model) => {
    const { state, roles } = standings.get(model.sha256) ?? { state: 'imported', roles: [] };
    return { ...model, state, roles };
  });
  close();
  for (const model of all) {
    if (json === true) {
      console.log(JSON.stringify(model));
      continue;
    }
    const { sha256, family, version, state, roles } = model;
    const name = inOneLine(`${family} ${version}`);
    const of = roles.map(({ role, recipeName }) => `${role} of ${recipeName}`).join(', ');
    console.log(`${sha256.slice(0, 12)}  ${name.padEnd(28)} ${state.padEnd(9)} ${inOneLine(of)}`.trimEnd());
  }
}
