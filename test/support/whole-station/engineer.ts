import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { until } from '../time/until.ts';
import type { Happening, ModelChange, ModelName } from './happening.ts';
import type { FileChange } from './model-files.ts';
import type { Ask } from './station-process.ts';
import { ENGINEER, type Template } from './template.ts';

type Of<I extends Happening['is']> = Extract<Happening, { readonly is: I }>;

const REASON = 'as the history has it';
const MOST_MENDS = 5;
const MENDED_WITHIN_MS = 1500;
const TOLD_WITHIN_MS = 60_000;

/** The engineer, who changes the recipe, imports and retires models, and fixes what keeps the line from being told. */
export function createEngineer(ask: Ask, { recipeId, models }: Template) {
  const recipe = async (): Promise<Recipe | null> => {
    const listed = await ask('recipe.list', {}, ENGINEER);
    return (listed.ok ? listed.value : []).find(({ id }) => id === recipeId) ?? null;
  };

  return {
    changeRecipe: async ({ level, isAtHand }: Of<'recipe'>): Promise<void> => {
      const before = await recipe();
      if (before === null) return;
      const body = { ...before.body, automationLevel: level, auditedAtHand: isAtHand };
      const { id, version, name } = before;
      await ask('recipe.change', { id, basedOn: version, name, comment: REASON, body }, ENGINEER);
    },
    /** Refusals are fine: a model may be retired, in use, or champion already. */
    changeModel: async (change: Exclude<ModelChange, FileChange>, model: ModelName): Promise<void> => {
      const before = await recipe();
      if (before === null) return;
      const sha256 = models[model];
      const onRecipe = { recipeId, basedOn: before.version, reason: REASON };
      switch (change) {
        case 'promote':
          if (model === 'blind') return;
          await ask('model.promote', { ...onRecipe, sha256, despite: [], limits: 'keep' }, ENGINEER);
          return;
        case 'roll-back':
          await ask('model.roll-back', onRecipe, ENGINEER);
          return;
        case 'begin-shadow':
          await ask('shadow.begin', { sha256, recipeId, reason: REASON }, ENGINEER);
          return;
        case 'end-shadow':
          await ask('shadow.end', { sha256, recipeId, reason: REASON }, ENGINEER);
          return;
        case 'retire':
          await ask('model.retire', { sha256, reason: REASON }, ENGINEER);
          return;
        case 'reinstate':
          await ask('model.reinstate', { sha256, reason: REASON }, ENGINEER);
          return;
        default:
          change satisfies never;
      }
    },
    /** Follows the instructions on the screens until the line has been told everything. */
    mendLine: async (): Promise<void> => {
      let mends = 0;
      const isTold = async (): Promise<boolean> => {
        const state = await ask('line-output.read', {}, ENGINEER);
        return state.ok && state.value.fault === null && state.value.untold === 0;
      };
      await until(
        async () => {
          const state = await ask('line-output.read', {}, ENGINEER);
          if (!state.ok) return state.fault;
          const { fault, untold } = state.value;
          if (fault?.code !== 'line-folder') return { fault, untold };
          mends += 1;
          if (mends > MOST_MENDS)
            throw new Error(`the line is not told, whatever an engineer does: ${JSON.stringify(fault)}`);
          await ask(fault.why === 'away' ? 'line-output.take-folder' : 'line-output.begin-epoch', {}, ENGINEER);
          // The old problem is reported until the folder has been checked again.
          await until(isTold, Boolean, MENDED_WITHIN_MS).catch(() => undefined);
          return { fault, untold };
        },
        (seen) => 'untold' in seen && seen.fault === null && seen.untold === 0,
        TOLD_WITHIN_MS,
      );
    },
  };
}
