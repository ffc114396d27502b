import { detectorFailed } from '../../../../preload/contract/faults/detector-failure.ts';
import { modelTroubled } from '../../../../preload/contract/faults/model-trouble.ts';
import { type Fault, failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { TaskOutcome } from './inspector-client.ts';
import type { Look } from './worker-messages.ts';

/** The look returned by a task, or why there is none. */
export function asLook(outcome: TaskOutcome): Result<Look> {
  if (outcome.kind !== 'answered') return failed(faultOf(outcome));
  if (!outcome.result.ok) return outcome.result;
  const { value } = outcome.result;
  return value === null ? failed(detectorFailed({ why: 'no-look' })) : ok(value);
}

/** Whether a task without a result was done. */
export function asDone(outcome: TaskOutcome): Result<null> {
  if (outcome.kind !== 'answered') return failed(faultOf(outcome));
  return outcome.result.ok ? ok(null) : outcome.result;
}

/** As {@link asLook} and {@link asDone}, for a model that no part waits for: what it did is only reported about the model. */
export function asTrouble(outcome: TaskOutcome, { timeLimitMs, memoryLimitBytes }: TroubleLimits): Fault | null {
  const troubled = (why: 'hung' | 'ate-memory' | 'aborted', complaint: string) =>
    modelTroubled({ why, figures: { complaint } });
  switch (outcome.kind) {
    case 'timed-out':
      return troubled('hung', `${Math.round(timeLimitMs / 1000)} s`);
    case 'ended':
      return outcome.isOutOfMemory
        ? troubled('ate-memory', `${Math.round(memoryLimitBytes / 1024 ** 2)} MB`)
        : troubled('aborted', outcome.reason);
    case 'answered':
      return outcome.result.ok ? null : troubleOf(outcome.result.fault);
    default:
      return outcome satisfies never;
  }
}

type TroubleLimits = Readonly<{ timeLimitMs: number; memoryLimitBytes: number }>;

/** A model's own failure, reported without the part that would have waited for it. */
export function troubleOf(fault: Fault): Fault {
  if (fault.code !== 'detector-failed') return fault;
  const { why, figures } = fault;
  switch (why) {
    case 'noted':
      return { code: 'model-troubled', why: 'failed', figures };
    case 'died':
      return modelTroubled({ why: 'aborted', figures: { complaint: String(figures.how) } });
    case 'no-look':
    case 'no-score':
    case 'late':
      return { code: 'model-troubled', why, figures };
    case 'closed':
    case 'crowded':
      return fault;
    default:
      return why satisfies never;
  }
}

function faultOf(outcome: Exclude<TaskOutcome, { kind: 'answered' }>): Fault {
  return outcome.kind === 'ended'
    ? detectorFailed({ why: 'died', figures: { how: outcome.reason } })
    : detectorFailed({ why: 'late' });
}
