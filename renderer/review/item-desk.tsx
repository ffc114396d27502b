import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewItem } from '../../preload/contract/parts/review.ts';
import type { StudyId } from '../../preload/contract/people/study.ts';
import type { InspectionId } from '../../preload/contract/values/units.ts';
import { tellingDetections } from '../picture/telling.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import type { Press } from '../ui/keyboard/press.ts';
import { useShortcuts } from '../ui/keyboard/shortcuts.tsx';
import { answerClasses, recipeOf } from './answer/answer-classes.ts';
import { AnswerPanel } from './answer/answer-panel.tsx';
import { answeringOf } from './answer/answering.ts';
import { useAnswerKeys } from './answer/use-answer-keys.ts';
import { useSeenItem } from './answer/use-seen-item.ts';
import { JustAnswered } from './around/just-answered.tsx';
import { QueueStrip } from './around/queue-strip.tsx';
import { type Side, SidePane } from './around/side-pane.tsx';
import { useBoxKeys } from './boxes/use-box-keys.ts';
import { ItemPicture } from './picture/item-picture.tsx';
import type { ShelvedPicture } from './picture/picture-shelf.ts';
import { PictureTools } from './picture/picture-tools.tsx';
import { useLookKeys } from './picture/use-look-keys.ts';
import { usePictureLook } from './picture/use-picture-look.ts';
import { WHOLE } from './picture/viewport.ts';
import styles from './review-desk.module.css';
import type { Drafts } from './session/drafts.ts';
import type { ReviewSession } from './session/review-session.ts';
import { StudyStrip } from './study/study-strip.tsx';
import { useItemWork } from './use-item-work.ts';

type Props = {
  /** The one on screen. */
  readonly item: ReviewItem;
  readonly picture: ShelvedPicture;
  readonly onRetry: (id: InspectionId) => void;
  readonly session: ReviewSession;
  readonly drafts: Drafts;
  /** How long a part must be on screen before an answer is accepted. */
  readonly minLookMs: number;
  readonly onUndo: (press: Press) => void;
  readonly study: StudyId | undefined;
};

/**
 * The item on screen: its image, the question, and every way to answer. Rendered again only when something about it changes:
 * otherwise the station's updates every second would come between a key and the next image.
 */
export const ItemDesk = memo(function ItemDesk({ item, picture, onRetry, session, onUndo, study, ...kept }: Props) {
  const { inspection } = item;
  const desk = useRef<HTMLDivElement>(null);
  const recipe = recipeOf(useOperation('recipe.list', {}).data ?? [], inspection);
  const classes = answerClasses(recipe, useOperation('model.list', {}).data ?? []);
  const detections = tellingDetections(inspection.detections, inspection.reasons);
  const work = useItemWork(item, kept.drafts);
  const look = useLookAt(item);
  const seen = useSeenItem(item.id, kept.minLookMs, desk);
  const extras = recipe?.body.extraDispositions ?? [];
  const answering = answeringOf({ item, extras, classes, work, seen, session });
  const [side, toggleSide] = useSide();
  // Keys belong to the part and not to the link that led here.
  useEffect(() => desk.current?.focus(), []);
  useAnswerKeys(answering, work, detections);
  const actions = { ...useLookKeys(look, inspection), ...useBoxKeys(work, look, inspection, detections, classes) };
  return (
    <div ref={desk} className={styles.desk} tabIndex={-1} data-item={item.id} data-inspection={inspection.id}>
      <PictureTools item={item} look={look} actions={actions} side={side} onSide={toggleSide} />
      <div className={styles.picture} data-side={side}>
        <ItemPicture
          item={item}
          picture={picture}
          onRetry={() => onRetry(inspection.id)}
          detections={detections}
          classes={classes}
          work={work}
          look={look}
          onPainted={seen.painted}
        />
        <JustAnswered session={session} />
        <TooQuick presses={seen.refused} />
        <DropBoxes boxes={work.mode === 'drop-boxes' ? work.draft.boxes.length : 0} />
        {side !== null && (
          <SidePane side={side} recipeId={inspection.recipeId} classes={classes} onClose={() => toggleSide(side)} />
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

/** How the person looks at the image: reset for every item, unless they keep the zoom. */
function useLookAt({ id }: ReviewItem) {
  const look = usePictureLook();
  const [viewed, setViewed] = useState(id);
  if (viewed !== id) {
    setViewed(id);
    if (!look.isZoomKept) look.setView(WHOLE);
  }
  return look;
}

/** What is open beside the image, by key or by button; the same key closes it. */
function useSide() {
  const [side, setSide] = useState<Side | null>(null);
  const toggle = (which: Side) => setSide((shown) => (shown === which ? null : which));
  useShortcuts({ 'review-book': () => toggle('book'), 'review-good': () => toggle('good') });
  return [side, toggle] as const;
}

/** Asks a person who passes a part on which they have marked defects. Shown over the image, so that no button moves. */
function DropBoxes({ boxes }: { readonly boxes: number }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {boxes > 0 && <p className={styles.question}>{t('review.drop-boxes', { count: boxes })}</p>}
    </div>
  );
}

/** Says each time that a press came before the part could have been looked at. */
function TooQuick({ presses }: { readonly presses: number }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {presses > 0 && (
        <p key={presses} className={styles.tooQuick}>
          {t('review.too-quick')}
        </p>
      )}
    </div>
  );
}
