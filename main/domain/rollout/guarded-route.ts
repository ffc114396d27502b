import type { Verdict } from '../../../preload/contract/parts/inspection.ts';
import type { Signal } from '../../../preload/contract/parts/signal.ts';
import type { AutomationLevel } from '../../../preload/contract/station/recipe.ts';
import type { Route } from '../verdict/route.ts';

/** From the signal that lets a part go to the one that keeps it furthest from going. */
const STRICTNESS = ['PASS', 'HOLD', 'FAIL', 'ERROR'] as const satisfies readonly Signal[];

/**
 * Where a part of the canary goes: as the champion alone would send it, unless the challenger says otherwise; then the line is told the
 * stricter of both, and a person settles it blind. Whatever the challenger says, no part goes that would not have gone without it.
 */
export function guardedRoute(own: Route, champion: Verdict, challenger: Verdict, level: AutomationLevel): Route {
  // Where nobody could judge there is nothing to be stricter than.
  if (own.signal === 'ERROR' || (champion.kind === challenger.kind && !isFaulty(challenger))) return own;
  return { signal: stricter(own.signal, signalOf(challenger, level)), ask: 'discordant', isBlind: true };
}

/** What the challenger alone would have told the line. A look of it that failed is no fault of the part: a person looks. */
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
