import type { GateReport } from '../../../preload/contract/models/gate.ts';
import type { ModelCard } from '../../../preload/contract/models/model.ts';
import {
  type ObjectionCode,
  type PromotionObjection,
  stands,
} from '../../../preload/contract/models/model-objection.ts';
import type { Recipe, RecipeBody } from '../../../preload/contract/station/recipe.ts';
import type { RecipeId, Sha256 } from '../../../preload/contract/values/units.ts';
import { compareClasses } from '../../domain/models/class-order.ts';
import { failedRules, judgeRules } from '../../domain/models/gate-rules.ts';
import { decidesAlone } from '../../domain/models/mute-model.ts';
import type { ReadDb } from '../store/handles.ts';
import { gateRules, newestGateRun } from '../store/models/gate-runs.ts';
import { goldenRows, goldenStamp } from '../store/models/golden-parts.ts';
import { predecessorBody, retiredModels } from '../store/models/model-states.ts';

/** Objections to a model as champion of a recipe, under these settings. There are none to the current champion. */
export function promotionObjections(
  db: ReadDb,
  recipe: Recipe,
  card: ModelCard,
  body: RecipeBody = recipe.body,
): readonly PromotionObjection[] {
  if (recipe.body.modelSha256 === card.sha256) return [];
  return [
    ...gateObjections(db, recipe, card.sha256, body),
    ...(retiredModels(db).has(card.sha256) ? [{ code: 'retired' } as const] : []),
    ...classObjections(
      body.defects.map(({ className }) => className),
      card.profile.classes,
    ),
  ];
}

/** Whether the champion, the golden set, its answers or the limits have changed since a gate run. */
export function isOutdated(db: ReadDb, recipe: Recipe, report: GateReport): boolean {
  return report.championSha256 !== recipe.body.modelSha256 || !isMeasuredBy(db, recipe.id, report, recipe.body);
}

/** Whether a gate run was on the current golden set, under these limits. */
export function isMeasuredBy(db: ReadDb, id: RecipeId, { stamp }: GateReport, body: RecipeBody): boolean {
  return stamp === goldenStamp(goldenRows(db, id), { body });
}

function gateObjections(db: ReadDb, recipe: Recipe, sha256: Sha256, body: RecipeBody): readonly PromotionObjection[] {
  const rules = gateRules(db, recipe.id);
  const run = newestGateRun(db, recipe.id, sha256);
  const isFresh = run !== null && !isOutdated(db, recipe, run.report) && isMeasuredBy(db, recipe.id, run.report, body);
  if (!isFresh) {
    const mustRun = decidesAlone(body.automationLevel) && rules.some(({ isMust }) => isMust);
    return [{ code: mustRun ? 'gate-must-run' : 'gate-not-run' }];
  }
  // By the current rules: one that was made after the run applies to it too.
  const { failed, must } = failedRules(judgeRules(rules, run.report));
  if (must > 0) return [{ code: 'gate-must-failed', rules: must }];
  return failed > 0 ? [{ code: 'gate-failed', rules: failed }] : [];
}

function classObjections(recipe: readonly string[], model: readonly string[]): readonly PromotionObjection[] {
  const { missing, added, isSameOrder } = compareClasses(recipe, model);
  const objections: PromotionObjection[] = [];
  if (!isSameOrder) objections.push({ code: 'class-order', recipe: [...recipe], model: [...model] });
  if (missing.length > 0) objections.push({ code: 'classes-missing', classNames: [...missing] });
  if (added.length > 0) objections.push({ code: 'classes-new', classNames: [...added] });
  return objections;
}

/** The objections that still stand: the fatal ones, and the grave ones that nobody set aside. */
export function standingObjections(
  objections: readonly PromotionObjection[],
  despite: readonly ObjectionCode[],
): readonly PromotionObjection[] {
  return objections.filter(({ code }) => stands(code, despite));
}

/** The settings of a recipe under a new champion. Limits come from the recipe or, if requested, from the card; never from inside the file. */
export function bodyWith(body: RecipeBody, card: ModelCard, limits: 'keep' | 'card'): RecipeBody {
  const defects = body.defects.map((defect) => {
    const suggested = limits === 'card' ? card.thresholds?.[defect.className] : undefined;
    return suggested === undefined ? defect : { ...defect, ...suggested };
  });
  return { ...body, modelSha256: card.sha256, defects };
}

/** The settings of a recipe with the previous champion, under the limits it last judged with; `null` if there was none. */
export function bodyBefore(db: ReadDb, recipe: Recipe): RecipeBody | null {
  const before = predecessorBody(db, recipe);
  if (before === null) return null;
  const { modelSha256, otherDefects } = before;
  const defects = recipe.body.defects.map(
    (defect) => before.defects.find(({ className }) => className === defect.className) ?? defect,
  );
  return { ...recipe.body, modelSha256, defects, otherDefects };
}
