import type { Recorded, RolloutPlace, ShotRecord } from '../store/recording/shot-record.ts';
import { inOneLine } from './in-one-line.ts';

/** What `run` prints for one part: a JSON object, or a readable line. */
export function partLine(record: ShotRecord, recorded: Recorded, isJson: boolean): string {
  return isJson ? JSON.stringify(asObject(record, recorded)) : asText(record, recorded);
}

function asObject(record: ShotRecord, recorded: Recorded) {
  const { relativePath, serial, lot, imageSha256 } = record.shot;
  const part = { file: relativePath, serial, lot, imageSha256 };
  if (recorded.kind !== 'inspected' || record.kind !== 'inspection') return { ...part, outcome: recorded.kind };
  return {
    ...part,
    outcome: record.outcome,
    verdict: record.verdict.kind,
    signal: record.signal,
    reasons: record.verdict.reasons,
    detections: record.detections.map(({ className, score, box }) => ({
      className,
      score,
      box: [box.x, box.y, box.x + box.width, box.y + box.height],
    })),
    sequence: recorded.seq,
    inspectionId: recorded.inspectionId,
    recipe: { id: record.recipeId, version: record.recipeVersion },
    modelSha256: record.modelSha256,
    ...(record.rollout !== undefined && { rollout: wayOf(record.rollout) }),
    elapsedMs: record.stageTimes,
  };
}

function asText(record: ShotRecord, recorded: Recorded): string {
  const name = inOneLine(record.shot.relativePath);
  if (recorded.kind !== 'inspected' || record.kind !== 'inspection') return `${recorded.kind}  ${name}`;
  const why = record.verdict.reasons.map((reason) => ('className' in reason ? reason.className : reason.code));
  const canary = record.rollout?.arm === 'canary' ? '  [canary]' : '';
  return `${record.signal.padEnd(5)}  ${name}  ${inOneLine(why.join(', '))}${canary}`;
}

/** Which way the part went in a roll-out; the step, from 1, only if it was drawn for one. */
function wayOf({ rolloutId, arm, drawnIn }: RolloutPlace) {
  return { id: rolloutId, arm, step: drawnIn === null ? null : drawnIn + 1 };
}
