import type { TFunction } from 'i18next';
import type { Rollout, RolloutCause, RolloutHappening, RolloutPair } from '../../../preload/contract/models/rollout.ts';
import type { PartInRollout } from '../../../preload/contract/models/rollout-arm.ts';
import type { RolloutPlan } from '../../../preload/contract/models/rollout-plan.ts';
import { faultSentence } from '../../../preload/words/fault-sentence.ts';
import type { Format } from '../../../preload/words/format.ts';

/** The name of a step: shadow, a share of the parts, or all of them; after the last step it is done. */
export function stepName(plan: RolloutPlan, step: number, t: TFunction, format: Format): string {
  const planned = plan.steps[step];
  if (planned === undefined) return t(step > plan.steps.length ? 'rollout.settled' : 'rollout.all');
  return planned.share === 0 ? t('rollout.shadow') : t('rollout.share', { share: format.finePercent(planned.share) });
}

/** The name of a step among the others in a row: of a share, its figure alone. */
export function shortStepName(plan: RolloutPlan, step: number, t: TFunction, format: Format): string {
  const share = plan.steps[step]?.share ?? 0;
  return share === 0 ? stepName(plan, step, t, format) : format.finePercent(share);
}

/** A roll-out in a list: who takes over what, and since when. */
export function rolloutName({ challengerName, recipeName, beganAt }: Rollout, t: TFunction, format: Format): string {
  return t('rollout.one-of', { challenger: challengerName, recipe: recipeName, at: format.dayTime(beganAt) });
}

/** Which way a part went, at which share, and in whose roll-out. */
export function partInRolloutWords(
  { arm, share, mode, challengerName }: PartInRollout,
  t: TFunction,
  format: Format,
): string {
  if (share === 1) return `${challengerName} · ${t('rollout.arm-promoted')}`;
  const way = t(`rollout.arm-${mode === 'plain' && arm === 'canary' ? 'alone' : arm}`);
  const at = share === 0 ? t('rollout.shadow') : t('rollout.share', { share: format.finePercent(share) });
  return `${challengerName} · ${way} · ${at}`;
}

/** What a roll-out is about: which model takes over from which, as far as it got. */
export function rolloutHeading({ challengerName, championName, state }: Rollout, t: TFunction): string {
  const names = { challenger: challengerName, champion: championName };
  if (state.status === 'settled') return t('rollout.heading-settled', names);
  return t(
    state.status === 'rolled-back' || state.status === 'stopped' ? 'rollout.heading-not' : 'rollout.heading',
    names,
  );
}

/** The steps of a plan in a row of words. */
export function planSteps(plan: RolloutPlan, t: TFunction, format: Format): string {
  const shares = plan.steps.map(({ share }) => (share === 0 ? t('rollout.bar-shadow') : format.finePercent(share)));
  return [...shares, t('rollout.bar-all')].join(' → ');
}

/** What one of the models did wrong on a part, or `null` where neither passed a bad part or failed a good one. */
export function pairError({ champion, challenger, truth }: Pick<RolloutPair, 'champion' | 'challenger' | 'truth'>): {
  readonly side: 'champion' | 'challenger';
  readonly error: 'escapes' | 'overkill';
} | null {
  if (truth === 'open') return null;
  const [wrong, error] = truth === 'bad' ? (['pass', 'escapes'] as const) : (['fail', 'overkill'] as const);
  if (champion === wrong) return { side: 'champion', error };
  return challenger === wrong ? { side: 'challenger', error } : null;
}

/** Why a roll-out froze, went back or stopped, as a clause. */
export function causeClause(cause: RolloutCause, t: TFunction, format: Format): string {
  return t(`rollout-cause.${cause.code}`, { replace: causeFigures(cause, t, format) });
}

function causeFigures(cause: RolloutCause, t: TFunction, format: Format): Record<string, string> {
  switch (cause.code) {
    case 'escapes':
    case 'overkill':
      return { wrong: format.count(cause.wrong), of: format.count(cause.of) };
    case 'shares':
      return {
        canary: format.count(cause.canary),
        parts: format.count(cause.parts),
        expected: format.count(cause.expected),
      };
    case 'holds':
      return {
        challenger: format.count(cause.challenger),
        champion: format.count(cause.champion),
        looked: format.count(cause.looked),
      };
    case 'slow':
      return { challenger: format.milliseconds(cause.challengerMs), champion: format.milliseconds(cause.championMs) };
    case 'people':
      return {
        canary: format.seconds(cause.canarySeconds * 1000),
        champion: format.seconds(cause.championSeconds * 1000),
      };
    case 'strike':
      return {
        part: cause.part === null ? t('rollout.some-part') : t('rollout.struck-part', { name: cause.part.name }),
        fault: withoutStop(faultSentence(cause.fault, format)),
      };
    case 'unloadable':
    case 'unfit':
    case 'refused':
    case 'unwatched':
      return { fault: withoutStop(faultSentence(cause.fault, format)) };
    case 'recipe-changed':
    case 'drift':
    case 'person':
      return {};
    default:
      return cause satisfies never;
  }
}

/** A sentence inside another loses its own full stop. */
function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** Where it stands and what it waits for, in one sentence. */
export function standSentence(rollout: Rollout, t: TFunction, format: Format): string {
  const { state } = rollout;
  if (state.owes !== null && state.status !== 'paused') {
    return t(`rollout.owes-${state.owes}`, { challenger: rollout.challengerName, recipe: rollout.recipeName });
  }
  const cause = state.cause === null ? '' : causeClause(state.cause, t, format);
  switch (state.status) {
    case 'running':
      return waitSentence(rollout, t, format);
    case 'paused':
    case 'settled':
      return t(`rollout.is-${state.status}`);
    case 'frozen':
      // Drift ends without anybody's help.
      return t(state.cause?.code === 'drift' ? 'rollout.is-frozen-drift' : 'rollout.is-frozen', { cause });
    case 'rolled-back':
    case 'stopped':
      return t(`rollout.is-${state.status}`, { cause });
    default:
      return state.status satisfies never;
  }
}

function waitSentence({ state, plan, needs, isPromoted }: Rollout, t: TFunction, format: Format): string {
  const { parts, settled } = state.atStep;
  const wanted = isPromoted ? plan.watchParts : (plan.steps[state.step]?.parts ?? 0);
  const share = isPromoted ? 1 : (plan.steps[state.step]?.share ?? 0);
  const whereWords =
    share === 0 || share === 1 ? t(`rollout.where-${share}`) : t('rollout.where', { share: format.finePercent(share) });
  const lacks = [
    ...(needs.parts > 0
      ? [t('rollout.waits-parts', { has: format.count(parts), of: format.count(wanted), where: whereWords })]
      : []),
    ...(needs.pairs > 0
      ? [t('rollout.waits-pairs', { has: format.count(settled), of: format.count(settled + needs.pairs) })]
      : []),
    ...(needs.safety ? [t('rollout.waits-safety', { margin: format.finePercent(plan.margin) })] : []),
  ];
  if (lacks.length === 0) return t('rollout.waits-engineer');
  return t('rollout.waiting-for', { what: lacks.join('; ') });
}

/** One entry of a roll-out's log in words. */
export function happeningWords(happening: RolloutHappening, plan: RolloutPlan, t: TFunction, format: Format): string {
  switch (happening.kind) {
    case 'step':
      return t('rollout-happening.step', { step: stepName(plan, happening.step, t, format) });
    case 'froze':
    case 'rolled-back':
    case 'stopped':
      return t(`rollout-happening.${happening.kind}`, { cause: causeClause(happening.cause, t, format) });
    case 'began':
    case 'paused':
    case 'resumed':
    case 'promoted':
    case 'returned':
    case 'settled':
      return t(`rollout-happening.${happening.kind}`);
    default:
      return happening satisfies never;
  }
}

/** Evidence for people: how many times likelier, from its natural logarithm. */
export function evidenceWords(log: number, format: Format): string {
  const value = Math.exp(log);
  if (value >= 1_000_000) return `> ${format.count(1_000_000)}`;
  if (value < 0.01) return `< ${format.score(0.01)}`;
  return value < 10 ? format.score(value) : format.count(value);
}

/** A power of ten on the scale of evidence. */
export function evidenceTick(power: number, format: Format): string {
  return power < 0 ? `1/${format.count(10 ** -power)}` : format.count(10 ** power);
}
