import type { Rollout, RolloutCause, RolloutDetail } from '../../../preload/contract/models/rollout.ts';
import { faultSentence } from './fault-sentence.ts';
import { inOneLine } from './in-one-line.ts';

/** A roll-out in one line: number, status, step, models and recipe. */
export function rolloutLine(rollout: Rollout): string {
  const { id, state, recipeName, championName, challengerName } = rollout;
  const names = inOneLine(`${challengerName} for ${championName} in ${recipeName}`);
  return `${String(id).padStart(4)}  ${state.status.padEnd(11)} ${stepName(rollout, state.step).padEnd(8)} ${names}`;
}

/** All that is known of a roll-out, as lines. */
export function rolloutText(rollout: RolloutDetail): string {
  const { state, needs, harm, harmLimits, arms, events } = rollout;
  const { parts, settled } = state.atStep;
  const evidence = (['escapes', 'overkill'] as const).map(
    (side) => `${side} ${Math.exp(harm[side]).toPrecision(3)} of ${Math.exp(harmLimits[side]).toPrecision(3)}`,
  );
  return [
    rolloutLine(rollout),
    ...(state.cause === null ? [] : [`why          ${causeText(state.cause)}`]),
    ...(state.owes === null ? [] : [`still to do  ${state.owes}`]),
    `in this step ${parts} parts and ${settled} settled disagreements`,
    ...(rollout.isOn ? [`waits for    ${waitsText(needs)}`] : []),
    `evidence     ${evidence.join(', ')} at which it is rolled back`,
    ...arms.map(
      (arm) =>
        `${arm.arm.padEnd(12)} ${arm.parts} parts: ${arm.pass} PASS, ${arm.fail} FAIL, ${arm.hold} HOLD, ${arm.error} ERROR`,
    ),
    ...events.map(({ happening, looked, reason, madeBy, madeAt }) => {
      const what = happening.kind === 'step' ? `step ${stepName(rollout, happening.step)}` : happening.kind;
      const why = 'cause' in happening ? causeText(happening.cause) : reason;
      return inOneLine(
        `${new Date(madeAt).toISOString()}  ${what}, after ${looked} parts, by ${madeBy}${why === '' ? '' : `: ${why}`}`,
      );
    }),
  ].join('\n');
}

function stepName({ plan }: Rollout, step: number): string {
  const planned = plan.steps[step];
  if (planned === undefined) return 'all';
  return planned.share === 0 ? 'shadow' : `${Number((100 * planned.share).toFixed(1))}%`;
}

function waitsText({ parts, pairs, safety }: Rollout['needs']): string {
  const lacks = [
    ...(parts > 0 ? [`${parts} more parts`] : []),
    ...(pairs > 0 ? [`${pairs} more settled disagreements`] : []),
    ...(safety ? ['proof that it is not worse by more than the plan allows'] : []),
  ];
  return lacks.length === 0 ? 'an engineer' : lacks.join(', ');
}

/** The code of a cause with its figures; for a fault, its sentence. */
function causeText(cause: RolloutCause): string {
  const where = cause.code === 'strike' && cause.part !== null ? ` on part ${cause.part.id}, ${cause.part.name}` : '';
  if ('fault' in cause) return `${cause.code}${where}: ${faultSentence(cause.fault)}`;
  const figures = Object.entries(cause).filter(([name]) => name !== 'code');
  return [cause.code, ...figures.map(([name, value]) => `${name} ${Number(Number(value).toPrecision(4))}`)].join(', ');
}
