import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeSpan } from '../../../preload/contract/reports/report.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { Pending } from '../../ui/controls/loaded.tsx';
import { useCommand, useOperation } from '../../ui/engine/use-operation.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useControlWords } from '../../ui/words/control-words.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { ControlDrawing } from '../quality/control-drawing.tsx';
import { SheetAlarms } from './sheet-alarms.tsx';
import { SheetChanges } from './sheet-changes.tsx';
import { SheetDefects } from './sheet-defects.tsx';
import { SheetFigures } from './sheet-figures.tsx';
import styles from './shift-report.module.css';
import { type ShiftFigures, useShiftFigures } from './use-shift-figures.ts';

type Props = {
  readonly span: TimeSpan;
  /** Every figure and every picture is there. */
  readonly onComplete: () => void;
};

/** One shift on one page of A4. */
export function ShiftSheet({ span, onComplete }: Props) {
  const { figures, error, retry } = useShiftFigures(span);
  const [arePicturesShown, setPicturesShown] = useState(false);
  const isComplete = useIsInStationLanguage() && figures !== null && arePicturesShown;
  const { mutate: tell } = useCommand('desktop.shift-report-complete');
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it becomes complete
  useEffect(() => {
    if (!isComplete) return;
    onComplete();
    tell({});
  }, [isComplete]);
  if (figures === null)
    return error === null ? <Pending height="40rem" /> : <FaultNotice error={error} onRetry={retry} />;
  return <Sheet span={span} figures={figures} onPictures={() => setPicturesShown(true)} />;
}

/** A window opens in the language of the computer, until it knows that of the station. */
function useIsInStationLanguage(): boolean {
  const { language } = useFormat();
  return useOperation('station.settings', {}).data?.language === language;
}

type SheetProps = {
  readonly span: TimeSpan;
  readonly figures: ShiftFigures;
  readonly onPictures: () => void;
};

function Sheet({ span, figures, onPictures }: SheetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [madeAt] = useState(() => Date.now());
  const { stationName, quality, changes } = figures;
  return (
    <article className={styles.sheet} aria-label={t('supervisor.section.shift-report')}>
      <header className={styles.head}>
        <h2>{t('shift-report.title', { station: stationName })}</h2>
        <p>
          <strong>
            {t('supervisor.filter.span', { from: format.moment(span.from), until: format.moment(span.until) })}
          </strong>
          {' · '}
          {t('shift-report.scope')}
          {' · '}
          {t(madeAt < span.until ? 'shift-report.made-so-far' : 'shift-report.made', { at: format.dayTime(madeAt) })}
        </p>
      </header>
      {quality.inspected === 0 && <p>{t('shift-report.no-parts')}</p>}
      <SheetFigures figures={figures} />
      <SheetControl figures={figures} />
      <SheetDefects span={span} defects={figures.defects} onShown={onPictures} />
      <SheetAlarms figures={figures} />
      <SheetChanges report={changes} />
      <footer className={styles.signatures}>
        {(['lead', 'quality', 'next'] as const).map((who) => (
          <p key={who}>{t(`shift-report.sign.${who}`)}</p>
        ))}
      </footer>
    </article>
  );
}

function SheetControl({ figures: { control } }: Pick<SheetProps, 'figures'>) {
  const { t } = useTranslation();
  const words = useControlWords();
  if (control === null) return null;
  return (
    <section>
      <h3 className={styles.question}>
        {t('control.question')} {words.state(control)} <FigureInfo figure="control" />
      </h3>
      <p>
        {[words.counted(control), words.signals(control), words.limits(control)]
          .filter((clause) => clause !== '')
          .join(' · ')}
      </p>
      <div className={styles.chart}>
        <ControlDrawing chart={control} />
      </div>
    </section>
  );
}
