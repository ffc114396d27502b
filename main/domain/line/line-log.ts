import type { Disposition } from '../../../preload/contract/parts/inspection.ts';
import type { LineState } from '../../../preload/contract/parts/signal.ts';
import { isHeldBack, isLineTold } from './line-told.ts';

/** What the line knows of one part, and is about to hear. */
export type PartAtLine = {
  /** According to the newest message; `by` is the disposition it carries, null for a signal and for a part that is on HOLD again. Null: the line was never told of it. */
  readonly told: { readonly state: LineState; readonly by: number | null } | null;
  /** The disposition still in its undo time, and what it makes of the part; null: there is none. */
  readonly held: { readonly state: LineState; readonly by: number } | null;
};

/** What to do for the line after an answer was given or taken back. */
export type Step = {
  /** What to do first with the answer held back: tell it now if the next one may be taken back, so that this one then counts again. */
  readonly held: 'stays' | 'dropped' | 'told';
  readonly message: 'nothing' | 'hold-back' | 'tell' | 'withdraw';
};

/** What follows from a disposition. @param delayMs how long answers at the queue are held back */
export function onDisposition(
  part: PartAtLine,
  said: Pick<Disposition, 'ask' | 'kind'>,
  { isAtHand, delayMs }: { readonly isAtHand: boolean; readonly delayMs: number },
): Step {
  // What it is about to hear counts: a held-back answer must not be sent after one that replaces it.
  const before = part.held?.state ?? part.told?.state ?? null;
  if (!isLineTold(said, before, isAtHand)) return { held: 'stays', message: 'nothing' };
  return isHeldBack(said.ask)
    ? { held: 'told', message: delayMs > 0 ? 'hold-back' : 'tell' }
    : { held: 'dropped', message: 'tell' };
}

/** What follows from taking a disposition back: if it was told, it is withdrawn; if it was held back, it is never told. */
export function onUndo(part: PartAtLine, disposition: number): Step {
  return {
    held: part.held?.by === disposition ? 'dropped' : 'stays',
    message: part.told?.by === disposition ? 'withdraw' : 'nothing',
  };
}
