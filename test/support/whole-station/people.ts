import type { ReviewItemId } from '../../../preload/contract/parts/review.ts';
import type { Happening, Window } from './happening.ts';
import type { Ask } from './station-process.ts';
import type { Template } from './template.ts';

type Of<I extends Happening['is']> = Extract<Happening, { readonly is: I }>;

/** How long a person looks before answering. */
const LOOKED_MS = 900;

/** Two operators at their windows, and a supervisor. */
export function createPeople(ask: Ask, drain: () => Promise<unknown>, { operators, supervisor }: Template) {
  /** What a window shows: nothing else can be answered there. */
  const shown = new Map<Window, ReviewItemId>();

  const claim = async (window: Window): Promise<ReviewItemId | null> => {
    const claimed = await ask('review.claim', { count: 1 }, operators[window]);
    const item = claimed.ok ? claimed.value[0] : undefined;
    if (item !== undefined) shown.set(window, item.id);
    return item?.id ?? null;
  };

  /** A person waits there for something to answer, if any part is in progress. */
  const waitFor = async (window: Window): Promise<ReviewItemId | null> => {
    await drain();
    return claim(window);
  };

  return {
    claim,
    answer: async ({ window, kind, insists }: Of<'answer'>): Promise<void> => {
      const itemId = shown.get(window) ?? (await claim(window)) ?? (await waitFor(window));
      if (itemId === null) return;
      shown.delete(window);
      const answer = { itemId, kind, classNames: [], boxes: [], comment: '', tookMs: LOOKED_MS };
      const given = await ask('review.answer', answer, operators[window]);
      if (given.ok || given.fault.code !== 'line-told' || !insists) return;
      await ask('review.answer', { ...answer, knowing: given.fault.message }, operators[window]);
    },
    undo: async (window: Window): Promise<void> => {
      const undone = await ask('review.undo', {}, operators[window]);
      if (undone.ok && undone.value !== null) shown.set(window, undone.value.id);
    },
    correct: async (kind: Of<'correct'>['kind']): Promise<void> => {
      const recent = await ask('inspection.recent', { limit: 1 }, supervisor);
      const newest = recent.ok ? recent.value[0] : undefined;
      if (newest === undefined) return;
      const correction = { kind, classNames: [], boxes: [], comment: 'looked again' };
      await ask('review.correct', { inspectionId: newest.id, ...correction }, supervisor);
    },
  };
}
