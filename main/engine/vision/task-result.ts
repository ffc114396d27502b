import { type Fault, failed, ok, type Result } from '../../../preload/contract/result.ts';
import type { TaskOutcome } from './inspector-client.ts';
import type { Look } from './worker-messages.ts';

/** The look that a task ended with, or why there is none. */
export function asLook(outcome: TaskOutcome): Result<Look> {
  if (outcome.kind !== 'answered') return failed(faultOf(outcome));
  if (!outcome.result.ok) return outcome.result;
  const { value } = outcome.result;
  return value === null ? failed({ code: 'detector-failed', reason: 'the worker gave no look' }) : ok(value);
}

/** Whether a task that answers nothing was done. */
export function asDone(outcome: TaskOutcome): Result<null> {
  if (outcome.kind !== 'answered') return failed(faultOf(outcome));
  return outcome.result.ok ? ok(null) : outcome.result;
}

function faultOf(outcome: Exclude<TaskOutcome, { kind: 'answered' }>): Fault {
  return outcome.kind === 'ended'
    ? { code: 'detector-failed', reason: `the worker died: ${outcome.reason}` }
    : { code: 'detector-failed', reason: 'the model did not answer in time' };
}
