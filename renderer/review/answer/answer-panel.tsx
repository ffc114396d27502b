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

/** The question, and every answer with its key. What is asked has a place of fixed height, so that no answer ever moves. */
export function AnswerPanel({ item, work, detections, answering, session, onUndo }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { title, reasons } = questionOf(item, t, format);
  return (
    <section className={styles.panel} aria-label={t('review.answers')} data-is-blind={item.isBlind}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
      <div className={styles.asked} tabIndex={0}>
        <h1 className={styles.title}>{title}</h1>
        {item.dueAt !== null && <LineWait dueAt={item.dueAt} />}
        {reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </div>
      <div className={styles.verdicts}>
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
      <OtherAnswers answering={answering} session={session} onUndo={onUndo} />
      <ClassButtons answering={answering} work={work} detections={detections} />
      <div className={styles.rest}>
        <BoxList work={work} detections={detections} />
        <CommentField item={item} work={work} />
      </div>
    </section>
  );
}

/** Every answer besides Pass and Fail, and the way back. */
function OtherAnswers({ answering, session, onUndo }: Pick<Props, 'answering' | 'session' | 'onUndo'>) {
  const { t } = useTranslation();
  const { give, skip, extras, isStudy } = answering;
  return (
    <>
      <div className={styles.others}>
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
        <div className={styles.undo}>
          <UndoButton session={session} onUndo={onUndo} />
        </div>
      </div>
      {extras.length > 0 && (
        <div className={styles.pair}>
          {(['rework', 'use-as-is', 'escalate'] as const)
            .filter((kind) => extras.includes(kind))
            .map((kind) => (
              <PressButton key={kind} shortcut={extraKeys[kind]} onPress={(press) => give(kind, null, press)}>
                {t(`disposition.${kind}`)}
              </PressButton>
            ))}
        </div>
      )}
    </>
  );
}
