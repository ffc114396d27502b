import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Detection } from '../../../preload/contract/models/model.ts';
import type { ReviewItem } from '../../../preload/contract/parts/review.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';
import type { ShortcutId } from '../../ui/keyboard/keys.ts';
import type { Press } from '../../ui/keyboard/press.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { LineWait } from '../around/line-wait.tsx';
import { UndoButton } from '../around/telling-ring.tsx';
import { BoxList } from '../boxes/box-list.tsx';
import { ClassButtons } from '../boxes/class-buttons.tsx';
import type { ReviewSession } from '../session/review-session.ts';
import type { ItemWork } from '../use-item-work.ts';
import styles from './answer-panel.module.css';
import type { Answering } from './answering.ts';
import { CommentField } from './comment-field.tsx';
import { PressButton } from './press-button.tsx';
import { questionOf } from './question.ts';
import { pressFail, pressPass } from './use-answer-keys.ts';

const extraKeys = {
  rework: 'review-rework',
  'use-as-is': 'review-use-as-is',
  escalate: 'review-escalate',
} as const satisfies Partial<Record<DispositionKind, ShortcutId>>;

type Props = {
  readonly item: ReviewItem;
  readonly work: ItemWork;
  readonly detections: readonly Detection[];
  readonly answering: Answering;
  readonly session: ReviewSession;
  readonly onUndo: (press: Press) => void;
};

/** The question, and every answer with its key. */
export function AnswerPanel({ item, work, detections, answering, session, onUndo }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { title, reasons } = questionOf(item, t, format);
  const { give, skip, extras, isStudy } = answering;
  return (
    <section className={styles.panel} aria-label={t('review.answers')} data-is-blind={item.isBlind}>
      <div className={styles.asked}>
        <h1 className={styles.title}>{title}</h1>
        {reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
        {item.dueAt !== null && <LineWait dueAt={item.dueAt} />}
      </div>
      <div className={styles.pair}>
        <PressButton
          shortcut="review-pass"
          look="pass"
          isOn={work.mode === 'drop-boxes'}
          icon={<IconCheck size="1.6rem" aria-hidden />}
          onPress={(press) => pressPass(press, answering, work)}
        >
          {t('review.pass')}
        </PressButton>
        <PressButton
          shortcut="review-fail"
          look="fail"
          isOn={work.mode === 'name-defect'}
          icon={<IconX size="1.6rem" aria-hidden />}
          onPress={(press) => pressFail(press, answering, work)}
        >
          {t('review.fail')}
        </PressButton>
      </div>
      <ClassButtons answering={answering} work={work} detections={detections} />
      <div className={styles.pair}>
        {!isStudy && (
          <>
            <PressButton shortcut="review-inconclusive" onPress={(press) => give('inconclusive', null, press)}>
              {t('disposition.inconclusive')}
            </PressButton>
            <PressButton shortcut="review-skip" onPress={skip}>
              {t('review.skip')}
            </PressButton>
          </>
        )}
        {(['rework', 'use-as-is', 'escalate'] as const)
          .filter((kind) => extras.includes(kind))
          .map((kind) => (
            <PressButton key={kind} shortcut={extraKeys[kind]} onPress={(press) => give(kind, null, press)}>
              {t(`disposition.${kind}`)}
            </PressButton>
          ))}
        <UndoButton session={session} onUndo={onUndo} />
      </div>
      <BoxList work={work} detections={detections} />
      <CommentField item={item} work={work} />
    </section>
  );
}
