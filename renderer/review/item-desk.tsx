import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewItem } from '../../preload/contract/parts/review.ts';
import type { StudyId } from '../../preload/contract/people/study.ts';
import type { DispositionKind } from '../../preload/contract/station/recipe.ts';
import type { InspectionId } from '../../preload/contract/values/units.ts';
import { tellingDetections } from '../picture/telling.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import type { Press } from '../ui/keyboard/press.ts';
import { useShortcuts } from '../ui/keyboard/shortcuts.tsx';
import { answerClasses, namedClasses, recipeOf } from './answer/answer-classes.ts';
import { AnswerPanel } from './answer/answer-panel.tsx';
import { APP_WORK, KEY_TO_PICTURE, measureAnswer } from './answer/answer-times.ts';
import { type BeforePerson, isMeantFor } from './answer/meant-press.ts';
import { useAnswerKeys } from './answer/use-answer-keys.ts';
import { QueueStrip } from './around/queue-strip.tsx';
import { type Side, SidePane } from './around/side-pane.tsx';
import { useBoxKeys } from './boxes/use-box-keys.ts';
import { ItemPicture } from './picture/item-picture.tsx';
import type { ShelvedPicture } from './picture/picture-shelf.ts';
import { PictureTools } from './picture/picture-tools.tsx';
import { usePictureLook } from './picture/use-picture-look.ts';
import { WHOLE } from './picture/viewport.ts';
import styles from './review-desk.module.css';
import type { Drafts } from './session/drafts.ts';
import type { ReviewSession } from './session/review-session.ts';
import { useSecondsWatch } from './session/use-seconds-watch.ts';
import { StudyStrip } from './study/study-strip.tsx';
import { useItemWork, withoutUntouched } from './use-item-work.ts';

type Props = {
  /** The one on screen. */
  readonly item: ReviewItem;
  readonly picture: ShelvedPicture;
  readonly onRetry: (id: InspectionId) => void;
  readonly session: ReviewSession;
  readonly drafts: Drafts;
  /** How long a part is on screen before it takes an answer. */
  readonly minLookMs: number;
  readonly onUndo: (press: Press) => void;
  readonly study: StudyId | undefined;
};

/**
 * The item on screen: its picture, what is asked, and every way to answer. Drawn anew only when something of it changes:
 * what the station tells every second would otherwise stand between a key and the next picture.
 */
export const ItemDesk = memo(function ItemDesk({
  item,
  picture,
  onRetry,
  session,
  drafts,
  minLookMs,
  onUndo,
  study,
}: Props) {
  const { t } = useTranslation();
  const { inspection } = item;
  const recipe = recipeOf(useOperation('recipe.list', {}).data ?? [], inspection);
  const classes = answerClasses(recipe, useOperation('model.list', {}).data ?? []);
  const detections = tellingDetections(inspection.detections, inspection.reasons);
  const work = useItemWork(item, drafts);
  const look = usePictureLook();
  const watch = useSecondsWatch();
  const stopWatch = watch.stop;
  const [side, setSide] = useState<Side | null>(null);
  /** Presses that were not meant for what they hit; each is shown for a moment. */
  const [refused, setRefused] = useState(0);
  const desk = useRef<HTMLDivElement>(null);
  const answeredAt = useRef<number | null>(null);
  const before = useRef<BeforePerson>({ paintedAt: null, pressed: null });

  const [viewed, setViewed] = useState(item.id);
  if (viewed !== item.id) {
    setViewed(item.id);
    if (!look.isZoomKept) look.setView(WHOLE);
  }

  // However the part before went away: nothing can be said of this one until it has been seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new item is what it is for
  useLayoutEffect(() => {
    stopWatch();
    before.current = { ...before.current, paintedAt: null };
    setSeen(desk.current, null);
    if (answeredAt.current !== null) measureAnswer(APP_WORK, answeredAt.current, performance.now());
  }, [stopWatch, item.id]);
  // Keys belong to the part and not to the link that led here.
  useEffect(() => desk.current?.focus(), []);

  const onPainted = (at: number) => {
    if (answeredAt.current !== null) measureAnswer(KEY_TO_PICTURE, answeredAt.current, at);
    answeredAt.current = null;
    watch.begin(at);
    before.current = { ...before.current, paintedAt: at };
    setSeen(desk.current, at);
  };
  const leave = (at: number) => {
    answeredAt.current = at;
    watch.stop();
    setSeen(desk.current, null);
    desk.current?.focus();
  };
  const isMeant = (press: Press): boolean => {
    const isTaken = isMeantFor(before.current, press, minLookMs);
    if (isTaken) before.current = { ...before.current, pressed: press };
    else setRefused((count) => count + 1);
    return isTaken;
  };
  const give = (kind: DispositionKind, className: string | null, press: Press) => {
    const tookMs = watch.read();
    if (!isMeant(press) || tookMs === null) return;
    const { boxes, comment } = withoutUntouched(work);
    leave(press.at);
    session.answer(item, {
      itemId: item.id,
      kind,
      classNames: kind === 'reject' ? namedClasses(className, boxes) : [],
      boxes: [...boxes],
      comment: comment.trim(),
      tookMs: Math.round(tookMs),
    });
  };
  const skip = (press: Press) => {
    if (!isMeant(press)) return;
    leave(press.at);
    session.skip(item);
  };

  // In a study a part is good or bad, and comes when it comes.
  const isStudy = item.ask === 'study';
  const extras = isStudy ? [] : (recipe?.body.extraDispositions ?? []);
  const answering = { give, skip, isMeant, classes, extras, isStudy };
  useAnswerKeys(answering, work, detections);
  const open = (which: Side) => setSide((shown) => (shown === which ? null : which));
  useShortcuts({ 'review-book': () => open('book'), 'review-good': () => open('good') });
  const actions = useBoxKeys(work, look, inspection, detections, classes);
  return (
    <div ref={desk} className={styles.desk} tabIndex={-1} data-item={item.id} data-inspection={inspection.id}>
      <PictureTools item={item} look={look} actions={actions} side={side} onSide={open} />
      <div className={styles.picture} data-side={side}>
        <ItemPicture
          item={item}
          picture={picture}
          onRetry={() => onRetry(inspection.id)}
          detections={detections}
          classes={classes}
          work={work}
          look={look}
          onPainted={onPainted}
        />
        <div role="status">
          {refused > 0 && (
            <p key={refused} className={styles.tooQuick}>
              {t('review.too-quick')}
            </p>
          )}
        </div>
        {side !== null && (
          <SidePane side={side} recipeId={inspection.recipeId} classes={classes} onClose={() => setSide(null)} />
        )}
      </div>
      <AnswerPanel
        item={item}
        work={work}
        detections={detections}
        answering={answering}
        session={session}
        onUndo={onUndo}
      />
      {study === undefined ? <QueueStrip session={session} /> : <StudyStrip study={study} session={session} />}
    </div>
  );
});

/** Says on the page itself whether and when the part was painted: a render of everything only to say so would cost the next answer its time. */
function setSeen(desk: HTMLElement | null, paintedAt: number | null): void {
  if (desk === null) return;
  desk.dataset['seen'] = String(paintedAt !== null);
  desk.dataset['paintedAt'] = String(paintedAt ?? '');
}
