import type { Verdict } from '../../../preload/contract/parts/inspection.ts';
import type { Signal } from '../../../preload/contract/parts/signal.ts';
import type { AutomationLevel } from '../../../preload/contract/station/recipe.ts';
import type { Route } from '../verdict/route.ts';

/** Signals from the most lenient to the strictest. */
const STRICTNESS = ['PASS', 'HOLD', 'FAIL', 'ERROR'] as const satisfies readonly Signal[];

/**
 * Where a part of a guarded canary goes: as the champion alone would send it, unless the challenger says otherwise; then the line is told the
 * stricter of both, and a person settles it blind. The challenger can therefore never let a part pass that the champion alone would not.
 */
export function guardedRoute(own: Route, champion: Verdict, challenger: Verdict, level: AutomationLevel): Route {
  // Without a verdict there is nothing to be stricter than.
  if (own.signal === 'ERROR' || (champion.kind === challenger.kind && !isFaulty(challenger))) return own;
  return { signal: stricter(own.signal, signalOf(challenger, level)), ask: 'discordant', isBlind: true };
}

/** What the challenger alone would have told the line. A failed look is not the part's fault: a person looks. */
function signalOf(verdict: Verdict, level: AutomationLevel): Signal {
  if (verdict.kind === 'pass') return 'PASS';
  if (verdict.kind === 'fail') return 'FAIL';
  return level === 'full' && !isFaulty(verdict) ? 'FAIL' : 'HOLD';
}

function stricter(a: Signal, b: Signal): Signal {
  return STRICTNESS.indexOf(a) >= STRICTNESS.indexOf(b) ? a : b;
}

function isFaulty({ reasons }: Verdict): boolean {
  return reasons.some(({ code }) => code === 'fault');
}
