import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { Feedback, ReviewAnswer, ReviewItem, Telling } from '../../../preload/contract/parts/review.ts';
import type { PersonId } from '../../../preload/contract/values/units.ts';
import type { Call } from '../session/call-engine.ts';

/** How often to try before an answer is returned to the person: a restarting engine is up again well before the last attempt. */
const MOST_TRIES = 5;

export type Delivery = {
  readonly call: Call;
  readonly personId: PersonId;
  /** Ends once the engine runs again, or after a moment. */
  readonly untilEngineRuns: () => Promise<void>;
  /** What the engine says about the answer: only to somebody in training, and not always. */
  readonly onFeedback: (feedback: Feedback | null) => void;
  /** What the line is told of it, and when. */
  readonly onTelling: (telling: Telling) => void;
};

/**
 * Gets an answer on record: null once it is, otherwise why it is not. It is tried again only while the engine is away; an
 * attempt whose reply got lost is found on record and counts.
 */
export async function deliverAnswer(
  { call, personId, untilEngineRuns, onFeedback, onTelling }: Delivery,
  item: ReviewItem,
  answer: ReviewAnswer,
): Promise<Fault | null> {
  for (let tries = 1; ; tries++) {
    const answered = await call('review.answer', { ...answer, givenBy: personId });
    if (answered.ok) {
      onFeedback(answered.value.feedback);
      onTelling(answered.value.telling);
      return null;
    }
    const { fault } = answered;
    if (tries > 1 && fault.code === 'conflict' && (await isOnRecord())) return null;
    if (!isAway(fault) || tries === MOST_TRIES) return fault;
    await untilEngineRuns();
  }

  async function isOnRecord(): Promise<boolean> {
    const read = await call('inspection.read', { id: item.inspection.id });
    const newest = read.ok ? read.value.dispositions.at(-1) : undefined;
    return newest?.personId === personId && newest.kind === answer.kind && newest.tookMs === answer.tookMs;
  }
}

function isAway({ code }: Fault): boolean {
  return code === 'engine-down' || code === 'engine-timeout';
}
