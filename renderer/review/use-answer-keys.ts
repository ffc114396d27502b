import type { Detection } from '../../preload/contract/model.ts';
import type { DispositionKind } from '../../preload/contract/recipe.ts';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { withClass, withKept } from './draft-boxes.ts';
import type { ItemWork } from './use-item-work.ts';

/** The ways to answer the item on screen. `at` is when the key went down or the button was pressed, on the page's clock. */
export type Answering = {
  readonly give: (kind: DispositionKind, className: string | null, at: number) => void;
  readonly skip: (at: number) => void;
  /** Defect classes in the order of their keys. */
  readonly classes: readonly string[];
  /** Answers that the recipe has besides the usual three. */
  readonly extras: readonly DispositionKind[];
};

/** One key per answer. */
export function useAnswerKeys(
  { give, skip, classes, extras }: Answering,
  work: ItemWork,
  detections: readonly Detection[],
) {
  const extra = (kind: DispositionKind) =>
    extras.includes(kind) ? ({ at }: { readonly at: number }) => give(kind, null, at) : undefined;
  const [rework, useAsIs, escalate] = [extra('rework'), extra('use-as-is'), extra('escalate')];
  useShortcuts({
    'review-pass': ({ at }) => give('accept', null, at),
    'review-fail': ({ at }) => pressFail(at, { give, classes }, work),
    'review-class': ({ combo, at }) => {
      const className = classes[Number(combo) - 1];
      if (className !== undefined) pressClass(className, at, { give }, work, detections);
    },
    'review-inconclusive': ({ at }) => give('inconclusive', null, at),
    ...(rework && { 'review-rework': rework }),
    ...(useAsIs && { 'review-use-as-is': useAsIs }),
    ...(escalate && { 'review-escalate': escalate }),
    'review-skip': ({ at }) => skip(at),
  });
}

/** Asks for the defect; pressed again, or where no class is known, the part fails with the classes of its boxes alone. */
export function pressFail(at: number, { give, classes }: Pick<Answering, 'give' | 'classes'>, work: ItemWork): void {
  if (work.mode === 'name-defect' || classes.length === 0) give('reject', null, at);
  else work.change({ mode: 'name-defect', chosen: null });
}

/** Fails the part with this class; while a box is chosen, it names the box instead. */
export function pressClass(
  className: string,
  at: number,
  { give }: Pick<Answering, 'give'>,
  work: ItemWork,
  detections: readonly Detection[],
): void {
  const { chosen, draft } = work;
  if (chosen === null) {
    give('reject', className, at);
    return;
  }
  const own = chosen.of === 'person' ? draft : withKept(draft, detections, chosen.index);
  const index = chosen.of === 'person' ? chosen.index : own.boxes.length - 1;
  work.change({ draft: withClass(own, index, className), chosen: { of: 'person', index }, mode: 'look' });
}
