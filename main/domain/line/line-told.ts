import type { Disposition } from '../../../preload/contract/parts/inspection.ts';
import type { LineState } from '../../../preload/contract/parts/signal.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';

/** Whether a part in this state moves on. All others stay, or wait. */
export function letsGo(state: LineState): boolean {
  switch (state) {
    case 'PASS':
    case 'accept':
    case 'use-as-is':
      return true;
    case 'FAIL':
    case 'HOLD':
    case 'ERROR':
    case 'reject':
    case 'inconclusive':
    case 'rework':
    case 'escalate':
    case 'RECALL':
      return false;
    default:
      return state satisfies never;
  }
}

/**
 * Whether the line is told of a disposition. Repeats, challenges and studies measure people. A second look, also one because two
 * models differ or somebody wants one, is about a part that has already moved on: it may take a PASS away but never gives one, unless such parts are kept at hand or the line waits.
 * @param told what the line was told of the part so far; null: it was never told of it
 */
export function isLineTold(
  { ask, kind }: Pick<Disposition, 'ask' | 'kind'>,
  told: LineState | null,
  isAtHand: boolean,
): boolean {
  // After a recall the line is told nothing more about a part, whatever becomes known: it has been taken out.
  if (told === null || told === 'RECALL') return false;
  switch (ask) {
    case 'repeat':
    case 'challenge':
    case 'study':
    // Only a recall tells the line about parts of a case.
    case 'case':
      return false;
    case 'audit':
    case 'discordant':
    case 'sent':
      return isAtHand || told === 'HOLD' || (letsGo(told) && !letsGo(kind));
    case 'unsure':
    case 'level':
    case 'fault':
    case 'timeout':
    case 'correction':
    case 'adjudication':
      return true;
    default:
      return ask satisfies never;
  }
}

/** Whether a person answered it at the queue, and may notice at once that the wrong key was pressed. */
export function isHeldBack(ask: Disposition['ask']): boolean {
  switch (ask) {
    case 'unsure':
    case 'level':
    case 'fault':
    case 'audit':
    case 'discordant':
    case 'sent':
      return true;
    case 'repeat':
    case 'challenge':
    case 'study':
    case 'case':
    case 'timeout':
    case 'correction':
    case 'adjudication':
      return false;
    default:
      return ask satisfies never;
  }
}

/** Whether this answer would reverse what the line was told after nobody had answered in time. */
export function isLate(
  kind: DispositionKind,
  told: { readonly state: LineState; readonly ask: Disposition['ask'] | null } | null,
): boolean {
  return told?.ask === 'timeout' && told.state !== kind;
}

/** What can be said of a part without an image: anything but that it moves on. */
export function canBeSaid(kind: DispositionKind, isReadable: boolean): boolean {
  return isReadable || !letsGo(kind);
}
