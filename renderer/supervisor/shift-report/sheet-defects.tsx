import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectReport } from '../../../preload/contract/reports/quality.ts';
import type { TimeSpan } from '../../../preload/contract/reports/report.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import { DefectPicture } from './defect-picture.tsx';
import styles from './shift-report.module.css';

/** As many classes as fit beside each other with a picture. */
const CLASSES_SHOWN = 4;
/** Of the others, as many as fit below. */
const CLASSES_NAMED = 8;

type Props = { readonly span: TimeSpan; readonly defects: DefectReport; readonly onShown: () => void };

/** What the model failed parts for, most first, each with the newest part as a picture. */
export function SheetDefects({ span, defects: { failed, judged, classes }, onShown }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = classes.slice(0, CLASSES_SHOWN);
  const others = classes.slice(CLASSES_SHOWN);
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const areAll = shown.every(({ className }) => settled.has(className));
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when the last picture is there
  useEffect(() => {
    if (areAll) onShown();
  }, [areAll]);
  const of = (part: number, whole: number) => t('chart.of', { part: format.count(part), whole: format.count(whole) });
  return (
    <section>
      <h3 className={styles.question}>
        {t('chart.pareto.question')} <FigureInfo figure="pareto" />
      </h3>
      <p>{failed === 0 ? t('chart.no-fails') : t('shift-report.failed', { of: of(failed, judged) })}</p>
      <div className={styles.defects}>
        {shown.map(({ className, parts }) => (
          <figure key={className}>
            <DefectPicture
              span={span}
              className={className}
              onSettled={() => setSettled((before) => new Set([...before, className]))}
            />
            <figcaption>
              <strong>{className}</strong> {of(parts, failed)} ({format.share(parts, failed) ?? '—'})
            </figcaption>
          </figure>
        ))}
      </div>
      {others.length > 0 && (
        <p>
          {t('shift-report.other-classes')}{' '}
          {format.list([
            ...others
              .slice(0, CLASSES_NAMED)
              .map(({ className, parts: count }) => `${className} ${format.count(count)}`),
            ...(others.length > CLASSES_NAMED
              ? [t('shift-report.more-classes', { count: others.length - CLASSES_NAMED })]
              : []),
          ])}
        </p>
      )}
    </section>
  );
}
