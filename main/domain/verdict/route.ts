import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { Ask, Verdict } from '../../../preload/contract/parts/inspection.ts';
import type { Signal } from '../../../preload/contract/parts/signal.ts';
import type { AutomationLevel, RecipeBody } from '../../../preload/contract/station/recipe.ts';
import { leavesNoPicture } from './picture-fault.ts';

/** Where a part goes: what the line is told, and why a person is asked, if at all. */
export type Route = { readonly signal: Signal; readonly ask: Ask | null; readonly isBlind: boolean };

/**
 * From a verdict to the line and the queue, by automation level.
 * @param draw evenly distributed, 0 ≤ draw < 1: selects the share of automatic decisions to be checked
 */
export function route(verdict: Verdict, level: AutomationLevel, body: RecipeBody, draw: number): Route {
  const fault = faultOf(verdict);
  // Before everything else: no level and no share leads from a fault to PASS.
  if (fault !== null) return { signal: 'ERROR', ask: leavesNoPicture(fault.code) ? null : 'fault', isBlind: false };
  switch (level) {
    case 'manual':
    case 'assist':
      return { signal: 'HOLD', ask: 'level', isBlind: false };
    case 'shadow':
      return { signal: 'HOLD', ask: 'level', isBlind: true };
    case 'partial':
      if (verdict.kind === 'undetermined') return { signal: 'HOLD', ask: 'unsure', isBlind: false };
      return automatic(verdict.kind, body, draw);
    case 'full':
      // If the model itself is in doubt, nothing it says is sure, and only a person can settle that.
      if (verdict.kind !== 'fail' && isModelDoubted(verdict)) return { signal: 'HOLD', ask: 'unsure', isBlind: false };
      return automatic(verdict.kind === 'pass' ? 'pass' : 'fail', body, draw);
    default:
      return level satisfies never;
  }
}

/** When the line stops waiting for a part with this signal, on the same clock as `decidedAt`; `null` if it does not wait. */
export function holdEndsAt<Time extends number>(signal: Signal, decidedAt: Time, body: RecipeBody): Time | null {
  return signal === 'HOLD' ? ((decidedAt + body.hold.timeoutMs) as Time) : null;
}

/** The model is not even run at `manual`: nobody may know what it would say. */
export function asksModel(level: AutomationLevel): boolean {
  return level !== 'manual';
}

function automatic(kind: 'pass' | 'fail', body: RecipeBody, draw: number): Route {
  const share = kind === 'pass' ? body.audit.passShare : body.audit.failShare;
  const isDrawn = draw < share;
  return { signal: kind === 'pass' ? 'PASS' : 'FAIL', ask: isDrawn ? 'audit' : null, isBlind: isDrawn };
}

function isModelDoubted({ reasons }: Verdict): boolean {
  return reasons.some(({ code }) => code === 'model-unproven' || code === 'model-quiet' || code === 'model-frozen');
}

function faultOf(verdict: Verdict): Fault | null {
  return verdict.reasons.find((reason) => reason.code === 'fault')?.fault ?? null;
}
