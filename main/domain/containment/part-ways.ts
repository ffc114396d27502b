import type { Went } from '../../../preload/contract/parts/containment.ts';
import type { VerdictKind } from '../../../preload/contract/parts/inspection.ts';
import type { LineState } from '../../../preload/contract/parts/signal.ts';

/** Where a part has gone, by what the line was last told of it. */
export function wentOf(told: LineState): Went {
  switch (told) {
    case 'PASS':
    case 'accept':
    case 'use-as-is':
      return 'passed';
    case 'FAIL':
    case 'reject':
    case 'rework':
      return 'failed';
    case 'HOLD':
    case 'inconclusive':
    case 'escalate':
      return 'held';
    case 'ERROR':
      return 'error';
    case 'RECALL':
      return 'recalled';
    default:
      return told satisfies never;
  }
}

/** Whether a part would have gone another way with this verdict. An unsure model would have let nothing pass automatically. */
export function isOtherWay(told: LineState, verdict: VerdictKind): boolean {
  const went = wentOf(told);
  switch (went) {
    case 'passed':
      return verdict !== 'pass';
    case 'failed':
    case 'recalled':
      return verdict !== 'fail';
    case 'held':
    case 'error':
      return verdict !== 'undetermined';
    default:
      return went satisfies never;
  }
}
