import { useTranslation } from 'react-i18next';
import type { Detection } from '../../preload/contract/models/model.ts';
import { FigureInfo } from '../ui/marks/figure-info.tsx';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './story.module.css';

/** Every recorded detection of the model, strongest first, in pixels of the upright image. */
export function DetectionTable({ detections }: { readonly detections: readonly Detection[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sorted = [...detections].sort((a, b) => b.score - a.score);
  return (
    <section>
      <h2>
        {t('inspection.detections', { count: detections.length })} <FigureInfo figure="score" />
      </h2>
      {sorted.length === 0 ? (
        <p className={styles.dim}>{t('inspection.no-detections')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('inspection.class')}</th>
              <th scope="col">{t('inspection.score')}</th>
              <th scope="col">x</th>
              <th scope="col">y</th>
              <th scope="col">{t('inspection.width')}</th>
              <th scope="col">{t('inspection.height')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ className, score, box }) => (
              <tr key={`${className}-${score}-${box.x}-${box.y}`}>
                <td title={className}>{className}</td>
                <td>{format.score(score)}</td>
                <td>{format.count(box.x)}</td>
                <td>{format.count(box.y)}</td>
                <td>{format.count(box.width)}</td>
                <td>{format.count(box.height)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
