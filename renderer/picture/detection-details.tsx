import { useTranslation } from 'react-i18next';
import type { Detection } from '../../preload/contract/models/model.ts';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './detection-overlay.module.css';
import type { Frame, onScreen } from './fit-frame.ts';

type Box = ReturnType<typeof onScreen>;
type Props = { readonly detection: Detection; readonly box: Box; readonly frame: Frame };

/** The details of one box, beside it. */
export function DetectionDetails({ detection, box, frame }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { className, score, box: pixels } = detection;
  return (
    <div className={styles.details} style={beside(box, frame)} role="status">
      <strong>{className}</strong>
      <span>{t('picture.score', { score: format.score(score) })}</span>
      <span>
        {t('picture.extent', {
          width: format.count(pixels.width),
          height: format.count(pixels.height),
          x: format.count(pixels.x),
          y: format.count(pixels.y),
        })}
      </span>
    </div>
  );
}

/** Towards the middle of the picture, where there is room. */
function beside(box: Box, frame: Frame) {
  const isLeft = box.x + box.width / 2 < frame.width / 2;
  const isHigh = box.y + box.height / 2 < frame.height / 2;
  return {
    ...(isLeft ? { left: box.x } : { right: frame.width - box.x - box.width }),
    ...(isHigh ? { top: box.y + box.height + 6 } : { bottom: frame.height - box.y + 6 }),
  };
}
