import type { Disposition } from '../../../preload/contract/parts/inspection.ts';
import type { LineState } from '../../../preload/contract/parts/signal.ts';
import { isHeldBack, isLineTold } from './line-told.ts';

/** What the line knows of one part, and is about to hear. */
export type PartAtLine = {
  /** By the newest message; `by` is the disposition that it carries, null for a signal and for a part on HOLD again. Null: the line was never told of it. */
  readonly told: { readonly state: LineState; readonly by: number | null } | null;
  /** The disposition that waits for its moment to be over, and what it makes of the part; null: none does. */
  readonly held: { readonly state: LineState; readonly by: number } | null;
};

/** What is done for the line when something has been said of a part, or taken back. */
export type Step = {
  /** What becomes first of the answer that was held back: told at once where the next one may be taken back, so that this one then counts again. */
  readonly held: 'stays' | 'dropped' | 'told';
  readonly message: 'nothing' | 'hold-back' | 'tell' | 'withdraw';
};

/** What follows from a disposition. @param delayMs how long answers at the queue are held back */
export function onDisposition(
  part: PartAtLine,
  said: Pick<Disposition, 'ask' | 'kind'>,
  { isAtHand, delayMs }: { readonly isAtHand: boolean; readonly delayMs: number },
): Step {
  // What it is about to hear counts: an answer that is held back must not go out behind one that takes it away.
  const before = part.held?.state ?? part.told?.state ?? null;
  if (!isLineTold(said, before, isAtHand)) return { held: 'stays', message: 'nothing' };
  return isHeldBack(said.ask)
    ? { held: 'told', message: delayMs > 0 ? 'hold-back' : 'tell' }
    : { held: 'dropped', message: 'tell' };
}

/** What follows from taking a disposition back: told, it is withdrawn; held back, it is never told. */
export function onUndo(part: PartAtLine, disposition: number): Step {
  return {
    held: part.held?.by === disposition ? 'dropped' : 'stays',
    message: part.told?.by === disposition ? 'withdraw' : 'nothing',
  };
}
