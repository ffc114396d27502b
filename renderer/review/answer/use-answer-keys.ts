import type { Detection } from '../../../preload/contract/models/model.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';
import type { Press } from '../../ui/keyboard/press.ts';
import { useShortcuts } from '../../ui/keyboard/shortcuts.tsx';
import { unnamedBox, withClass, withKept } from '../boxes/draft-boxes.ts';
import { type ItemWork, withoutUntouched } from '../use-item-work.ts';
import type { Answering } from './answering.ts';

type Asked = Pick<ItemWork, 'draft' | 'chosen' | 'mode' | 'change'>;

/** One key per answer. */
export function useAnswerKeys(answering: Answering, work: ItemWork, detections: readonly Detection[]) {
  const { give, skip, classes, extras, isStudy } = answering;
  const extra = (kind: DispositionKind) =>
    extras.includes(kind) ? (press: Press) => give(kind, null, press) : undefined;
  const [rework, useAsIs, escalate] = [extra('rework'), extra('use-as-is'), extra('escalate')];
  useShortcuts({
    'review-pass': (press) => pressPass(press, answering, work),
    'review-fail': (press) => pressFail(press, answering, work),
    'review-class': (press) => {
      const className = classes[Number(press.combo) - 1];
      if (className !== undefined) pressClass(className, press, answering, work, detections);
    },
    ...(!isStudy && { 'review-inconclusive': (press: Press) => give('inconclusive', null, press) }),
    ...(rework && { 'review-rework': rework }),
    ...(useAsIs && { 'review-use-as-is': useAsIs }),
    ...(escalate && { 'review-escalate': escalate }),
    ...(!isStudy && { 'review-skip': skip }),
  });
}

/** Passes the part. If the person has marked defects on it, asks first; pressed again, the part passes without the boxes. */
export function pressPass(press: Press, { give, isMeant }: Pick<Answering, 'give' | 'isMeant'>, work: Asked): void {
  const draft = withoutUntouched(work);
  if (work.mode === 'drop-boxes' || draft.boxes.length === 0) give('accept', null, press);
  else if (isMeant(press)) work.change({ draft, mode: 'drop-boxes', chosen: null });
}

/** Asks for the defect; pressed again, or if no class is known, the part fails with only the classes of its boxes. A box without a class is asked about first. */
export function pressFail(
  press: Press,
  { give, isMeant, classes }: Pick<Answering, 'give' | 'isMeant' | 'classes'>,
  work: Asked,
): void {
  const unnamed = classes.length === 0 ? -1 : unnamedBox(withoutUntouched(work));
  if (unnamed >= 0) {
    // Selected, the box takes its class from the next press.
    if (isMeant(press))
      work.change({ draft: withoutUntouched(work), chosen: { of: 'person', index: unnamed }, mode: 'look' });
    return;
  }
  // A person who is asked whether to drop the boxes and then fails the part wants to keep them.
  const isNamed = work.mode === 'drop-boxes' && work.draft.boxes.length > 0;
  if (isNamed || work.mode === 'name-defect' || classes.length === 0) give('reject', null, press);
  else if (isMeant(press)) work.change({ mode: 'name-defect', chosen: null });
}

/** Fails the part with this class; while a box is selected, it names the box instead. */
export function pressClass(
  className: string,
  press: Press,
  { give, isMeant }: Answering,
  work: ItemWork,
  detections: readonly Detection[],
): void {
  const { chosen, draft } = work;
  if (chosen === null) {
    give('reject', className, press);
    return;
  }
  if (!isMeant(press)) return;
  const own = chosen.of === 'person' ? draft : withKept(draft, detections, chosen.index);
  const index = chosen.of === 'person' ? chosen.index : own.boxes.length - 1;
  work.change({ draft: withClass(own, index, className), chosen: { of: 'person', index }, mode: 'look' });
  work.rememberClass(className);
}
