import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { GateReport } from '../../../../preload/contract/models/gate.ts';
import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import type { RecipeId, Sha256 } from '../../../../preload/contract/values/units.ts';
import { failedRules } from '../../../domain/models/gate-rules.ts';
import type { Clock } from '../../clock.ts';
import { modelFolder, originalPath } from '../../data-folder.ts';
import type { GateOrder } from '../../gate/gate-control.ts';
import { modelPath } from '../../registry/model-files.ts';
import { isOutdated } from '../../registry/promotion.ts';
import { addGateRun, gateRules, newestGateRun, setGateRules } from '../../store/models/gate-runs.ts';
import { type GoldenRow, goldenRows, goldenStamp } from '../../store/models/golden-parts.ts';
import { noteModelEvent } from '../../store/models/model-events.ts';
import { modelCardOf } from '../../store/models/models.ts';
import type { Store } from '../../store/opening/open.ts';
import { usedBitsOf } from '../../store/set-up/lanes.ts';
import { newestRecipe } from '../../store/set-up/recipes.ts';
import { DEFAULT_MAX_PIXELS } from '../../vision/picture/max-pixels.ts';
import type { Announce } from '../announce.ts';
import type { HandlersOf } from '../handlers.ts';
import type { LiveStation } from '../live-station.ts';

type Deps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly live: LiveStation;
};

export function gateHandlers({ store, clock, announce, live }: Deps): HandlersOf<'gate'> {
  const { read, write } = store;
  return {
    'gate.rules': ({ recipeId }) => ok([...gateRules(read, recipeId)]),
    'gate.set-rules': ({ recipeId, rules }, actor) => {
      if (newestRecipe(read, recipeId) === null) return failed(notFound('recipe', recipeId));
      setGateRules(write, recipeId, rules, { madeBy: actor.name, madeAt: clock.now() });
      announce.listChanged('models');
      return ok(rules);
    },
    'gate.state': () => ok(live.gate.state()),
    'gate.cancel': () => {
      live.gate.cancel();
      return ok({});
    },
    'gate.run': ({ recipeId, sha256 }, actor) => {
      const recipe = newestRecipe(read, recipeId);
      if (recipe === null) return failed(notFound('recipe', recipeId));
      const rows = goldenRows(read, recipeId);
      if (rows.length === 0) {
        return failed(conflict('golden-set-empty'));
      }
      const task = taskOf(store, recipe, sha256, rows);
      if (!task.ok) return task;
      const championSha256 = recipe.body.modelSha256;
      const known = { recipeVersion: recipe.version, championSha256, stamp: goldenStamp(rows, recipe) };
      return live.gate.begin({
        recipeId,
        sha256,
        task: task.value,
        onFindings: (findings) => {
          keep(store, clock, actor, recipeId, sha256, { ...known, ...findings });
          announce.listChanged('models');
        },
      });
    },
    'gate.report': ({ recipeId, sha256 }) => {
      const run = newestGateRun(read, recipeId, sha256);
      const recipe = newestRecipe(read, recipeId);
      if (run === null || recipe === null) return ok(null);
      const { report, madeBy, madeAt } = run;
      return ok({ ...report, madeBy, madeAt, isOutdated: isOutdated(read, recipe, report) });
    },
  };
}

function taskOf(store: Store, recipe: Recipe, sha256: Sha256, rows: readonly GoldenRow[]): Result<GateOrder['task']> {
  const { read, folder } = store;
  const model = (wanted: Sha256) => {
    const card = modelCardOf(read, wanted);
    return card === null ? null : { sha256: wanted, path: modelPath(folder, wanted), profile: card.profile };
  };
  const challenger = model(sha256);
  if (challenger === null) return failed(notFound('model', sha256));
  const { modelSha256 } = recipe.body;
  const parity = modelCardOf(read, sha256)?.parity;
  return ok({
    challenger,
    champion: modelSha256 === null || modelSha256 === sha256 ? null : model(modelSha256),
    body: recipe.body,
    rules: [...gateRules(read, recipe.id)],
    parts: rows.map(({ inspectionId, name, imageSha256, isBad, boxes, laneName, lot, brightness, laneId }) => ({
      inspectionId,
      name,
      picture: originalPath(folder, imageSha256),
      isBad,
      boxes: boxes.map(({ className, box }) => ({ className, box })),
      laneName,
      lot,
      brightness,
      usedBits: usedBitsOf(read, laneId),
    })),
    parity: parity === undefined ? null : { ...parity, folder: modelFolder(folder, sha256) },
    maxPixels: DEFAULT_MAX_PIXELS,
  });
}

function keep(
  { write }: Store,
  clock: Clock,
  actor: Actor,
  recipeId: RecipeId,
  sha256: Sha256,
  report: GateReport,
): void {
  const madeAt = clock.now();
  write.transaction(() => {
    addGateRun(write, { recipeId, sha256, report, madeBy: actor.name, madeAt });
    const kind = failedRules(report.rules).failed === 0 ? 'checked' : 'gate-failed';
    noteModelEvent(write, actor, madeAt, { sha256, kind, recipeId, reason: '' });
  });
}
