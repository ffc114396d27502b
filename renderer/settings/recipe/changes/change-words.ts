import type { TFunction } from 'i18next';
import type { ModelSummary } from '../../../../preload/contract/models/model.ts';
import type { RolloutPlan } from '../../../../preload/contract/models/rollout-plan.ts';
import type { Format } from '../../../../preload/words/format.ts';
import type { RecipeChange } from './recipe-diff.ts';

type Side = 'before' | 'after';

/** A change as three texts: what, from, to. */
export function changeWords(change: RecipeChange, t: TFunction, format: Format, models: readonly ModelSummary[]) {
  const what = change.field === 'defect' ? change.className : t(`recipe-change.${change.field}`);
  const side = (which: Side) => valueWords(change, which, t, format, models);
  return { what, before: side('before'), after: side('after') };
}

function valueWords(
  change: RecipeChange,
  side: Side,
  t: TFunction,
  format: Format,
  models: readonly ModelSummary[],
): string {
  switch (change.field) {
    case 'defect':
    case 'otherDefects': {
      const limits = change[side];
      if (limits === null) return '—';
      const scores = t('recipe-change.limits', {
        clear: format.score(limits.clearBelow),
        reject: format.score(limits.rejectAt),
      });
      return limits.plantCode === undefined ? scores : `${scores} (${limits.plantCode})`;
    }
    case 'passShare':
    case 'failShare':
    case 'maxBlank':
    case 'repeatShare':
    case 'challengeShare':
    case 'escapeTarget':
      return format.percent(change[side]);
    case 'repeatAfterMinutes':
      return format.age(change[side] * 60_000);
    case 'timeoutMs':
      return format.age(change[side]);
    case 'onTimeout':
      return t(`disposition.${change[side]}`);
    case 'name':
    case 'namePattern':
      return change[side];
    case 'automationLevel':
      return t(`automation.${change[side]}.name`);
    case 'modelSha256':
      return modelWords(change[side], t, models);
    case 'extraDispositions':
      return change[side].length === 0 ? '—' : format.list(change[side].map((kind) => t(`disposition.${kind}`)));
    case 'auditedAtHand':
      return t(change[side] ? 'common.yes' : 'common.no');
    case 'minBrightness':
    case 'maxBrightness':
    case 'minContrast':
    case 'minSide':
    case 'minSharpness':
    case 'maxNoise':
    case 'departure':
      return format.rate(change[side]);
    case 'overlapLimit':
    case 'recordAbove':
      return format.score(change[side]);
    case 'rollout':
      return planWords(change[side], t, format);
    default:
      return change satisfies never;
  }
}

function planWords(
  { mode, steps, watchParts, alpha, margin, advance }: RolloutPlan,
  t: TFunction,
  format: Format,
): string {
  const shares = steps.map(
    ({ share, parts, pairs }) => `${format.finePercent(share)}: ${format.count(parts)}/${format.count(pairs)}`,
  );
  return t('rollout-plan.summary', {
    count: steps.length,
    mode: t(`rollout-plan.mode-${mode}`),
    shares: shares.join(', '),
    watch: format.count(watchParts),
    alpha: format.finePercent(alpha),
    margin: format.finePercent(margin),
    advance: t(`rollout-plan.${advance}`),
  });
}

function modelWords(sha256: string | null, t: TFunction, models: readonly ModelSummary[]): string {
  if (sha256 === null) return t('recipe.no-model');
  const model = models.find((one) => one.sha256 === sha256);
  return model === undefined ? sha256.slice(0, 12) : `${model.family} ${model.version}`;
}
