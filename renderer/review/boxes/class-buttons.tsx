import { useTranslation } from 'react-i18next';
import type { Detection } from '../../../preload/contract/models/model.ts';
import styles from '../answer/answer-panel.module.css';
import type { Answering } from '../answer/answering.ts';
import { PressButton } from '../answer/press-button.tsx';
import { pressClass } from '../answer/use-answer-keys.ts';
import type { ItemWork } from '../use-item-work.ts';

/** Keys are 1 to 9; classes after that are for the finger. */
const KEYS = 9;
/** The longest name that fits on two lines of a button. */
const SHORT = 20;
/** How many classes always fit without scrolling. */
const FEW = 6;

type Props = {
  readonly answering: Answering;
  readonly work: ItemWork;
  readonly detections: readonly Detection[];
};

/** Fails the part with one press; while a box is selected, the same buttons name the box. */
export function ClassButtons({ answering, work, detections }: Props) {
  const { t } = useTranslation();
  const { classes } = answering;
  const { chosen, mode, draft } = work;
  const nameOfBox = (chosen?.of === 'person' ? draft.boxes : detections)[chosen?.index ?? -1]?.className;
  const title =
    chosen !== null
      ? t('review.class-of-box')
      : mode === 'name-defect'
        ? t('review.which-defect')
        : t('review.fail-with');
  if (classes.length === 0) return null;
  return (
    <div
      className={styles.classes}
      data-is-asked={mode === 'name-defect' || chosen !== null}
      data-is-few={classes.length <= FEW}
    >
      <h2 className={styles.heading}>{title}</h2>
      <div className={styles.pair}>
        {classes.map((className, index) => (
          <PressButton
            key={className}
            shortcut="review-class"
            keyIndex={index < KEYS ? index : null}
            isLong={className.length > SHORT}
            {...(chosen !== null && { isOn: className === nameOfBox })}
            onPress={(press) => pressClass(className, press, answering, work, detections)}
          >
            {className}
          </PressButton>
        ))}
      </div>
      {/* Its place is always kept: the buttons below must not move under a finger. */}
      <p className={styles.hint} data-is-shown={mode === 'name-defect'}>
        {t('review.fail-again')}
      </p>
    </div>
  );
}
