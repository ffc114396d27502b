import type { Disposition } from '../../../preload/contract/parts/inspection.ts';
import type { LineState } from '../../../preload/contract/parts/signal.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';

/** Whether a part in this state goes on. All others stay, or wait. */
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
      return false;
    default:
      return state satisfies never;
  }
}

/**
 * Whether the line learns of a disposition. Repeats, challenges and studies of people measure people. A second look, also one because two
 * models differ, is about a part that has gone its way: it may take a PASS away and never gives one, unless such parts are kept at hand or the line waits.
 * @param told what the line makes of the part so far; null: it was never told of it
 */
export function isLineTold(
  { ask, kind }: Pick<Disposition, 'ask' | 'kind'>,
  told: LineState | null,
  isAtHand: boolean,
): boolean {
  if (told === null) return false;
  switch (ask) {
    case 'repeat':
    case 'challenge':
    case 'study':
      return false;
    case 'audit':
    case 'discordant':
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

/** Whether it is the answer of a person at the queue, who may find at once that the wrong key was pressed. */
export function isHeldBack(ask: Disposition['ask']): boolean {
  switch (ask) {
    case 'unsure':
    case 'level':
    case 'fault':
    case 'audit':
    case 'discordant':
      return true;
    case 'repeat':
    case 'challenge':
    case 'study':
    case 'timeout':
    case 'correction':
    case 'adjudication':
      return false;
    default:
      return ask satisfies never;
  }
}

/** Whether this answer would turn round what the line was told because nobody had answered in time. */
export function isLate(
  kind: DispositionKind,
  told: { readonly state: LineState; readonly ask: Disposition['ask'] | null } | null,
): boolean {
  return told?.ask === 'timeout' && told.state !== kind;
}

/** What can be said of a part of which there is no picture: anything but that it goes on. */
export function canBeSaid(kind: DispositionKind, isReadable: boolean): boolean {
  return isReadable || !letsGo(kind);
}
