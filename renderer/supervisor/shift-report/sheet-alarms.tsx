import { useTranslation } from 'react-i18next';
import { faultCodes } from '../../../preload/contract/faults/result.ts';
import { faultName } from '../../../preload/words/fault-sentence.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './shift-report.module.css';
import type { ShiftFigures } from './use-shift-figures.ts';

/** As many faults as fit; the rest are counted. */
const FAULTS_SHOWN = 8;

/** Faults of parts and of the station, parts that nobody looked at in time, and signals of the control chart. */
export function SheetAlarms({ figures }: { readonly figures: ShiftFigures }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { faults, deciders, control } = figures;
  const nameOf = (code: string) => {
    const known = faultCodes.find((one) => one === code);
    return known === undefined ? code : faultName(known, format);
  };
  const sides = (control?.points ?? []).flatMap(({ signals }) => signals.map(({ side }) => side));
  const signals = sides.filter((side) => side === 'worse').length;
  const alarms = [
    ...faults
      .slice(0, FAULTS_SHOWN)
      .map(({ code, parts, notes }) =>
        t('shift-report.fault', { name: nameOf(code), parts: format.count(parts), notes: format.count(notes) }),
      ),
    ...(faults.length > FAULTS_SHOWN ? [t('shift-report.more-faults', { count: faults.length - FAULTS_SHOWN })] : []),
    ...(deciders.timedOut === 0
      ? []
      : [
          t('shift-report.timed-out', {
            of: t('chart.of', { part: format.count(deciders.timedOut), whole: format.count(deciders.inspected) }),
          }),
        ]),
    ...(signals === 0 ? [] : [t('shift-report.signals', { count: signals })]),
  ];
  return (
    <section>
      <h3 className={styles.question}>
        {t('shift-report.alarms')} <FigureInfo figure="faults" />
      </h3>
      {alarms.length === 0 ? (
        <p>{t('shift-report.no-alarms')}</p>
      ) : (
        <ul className={styles.list}>
          {alarms.map((alarm) => (
            <li key={alarm}>{alarm}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
