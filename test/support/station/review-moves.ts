import { answer } from '../../../main/engine/review/answers.ts';
import { claimItems } from '../../../main/engine/review/claims.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import type { ReviewAnswer, ReviewItem } from '../../../preload/contract/parts/review.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';
import { moment } from '../time/fixed-clock.ts';

/** Returns these draws one after the other, then repeats the last. */
export function draws(...values: readonly number[]): () => number {
  let next = 0;
  return () => values[Math.min(next++, values.length - 1)] ?? 0.999;
}

/** Nothing is picked by chance. */
export const never = () => 0.999_999;

export function answerOf(item: ReviewItem, kind: DispositionKind, classNames = ['crack']): ReviewAnswer {
  const boxes = classNames.map((className) => ({
    className,
    origin: 'person' as const,
    box: { space: 'pixel' as const, x: 1, y: 2, width: 3, height: 4 },
  }));
  const isBad = kind === 'reject' || kind === 'rework';
  return {
    itemId: item.id,
    kind,
    classNames: isBad ? [...classNames] : [],
    boxes: isBad ? boxes : [],
    comment: '',
    tookMs: 1800,
  };
}

/** The next item of this person, who must have one. */
export function claimNext(store: Store, actor: Actor, now: number, draw = never): ReviewItem {
  const [item] = claimItems(store.write, actor, 1, moment(now), draw);
  if (item === undefined) throw new Error('nothing was claimed');
  return item;
}

/** Answers an item, which must succeed. */
export function give(store: Store, actor: Actor, item: ReviewItem, kind: DispositionKind, now: number, draw = never) {
  const outcome = answer(store.write, actor, answerOf(item, kind), moment(now), draw);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault));
  return outcome.value;
}
