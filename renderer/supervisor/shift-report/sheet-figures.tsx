import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../../preload/words/format.ts';
import type { FigureId } from '../../i18n/en/figures.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import { accuracyNote, estimateFigure } from '../automation/accuracy-words.ts';
import { loadNote, peopleWords } from '../automation/load-words.ts';
import { firstYieldWords, yieldNote } from '../quality/yield-words.ts';
import styles from './shift-report.module.css';
import type { ShiftFigures } from './use-shift-figures.ts';

type Row = {
  readonly figure: FigureId;
  readonly question: string;
  readonly answer: string;
  readonly note: string;
};

/** The figures of the charts as lines: question, answer, and what it is a share of. */
export function SheetFigures({ figures }: { readonly figures: ShiftFigures }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = rowsOf(figures, t, format);
  return (
    <table className={styles.figures}>
      <tbody>
        <tr>
          <th scope="row">{t('chart.inspected')}</th>
          <td className={styles.answer}>{format.count(figures.quality.inspected)}</td>
          <td>{t('shift-report.inspected-note')}</td>
        </tr>
        {rows.map(({ figure, question, answer, note }) => (
          <tr key={figure}>
            <th scope="row">
              <span className={styles.question}>
                {question} <FigureInfo figure={figure} />
              </span>
            </th>
            <td className={styles.answer}>{answer}</td>
            <td>{note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rowsOf({ quality, deciders, load, accuracy }: ShiftFigures, t: TFunction, format: Format): readonly Row[] {
  const of = (part: number, whole: number) => t('chart.of', { part: format.count(part), whole: format.count(whole) });
  return [
    {
      figure: 'yield',
      question: t('chart.yield.question'),
      answer: firstYieldWords(quality, format),
      note: yieldNote(quality, t, format),
    },
    {
      figure: 'deciders',
      question: t('chart.deciders.question'),
      answer: format.share(deciders.byModel, deciders.inspected) ?? '—',
      note: [
        t('chart.deciders.note', { of: of(deciders.byModel, deciders.inspected) }),
        ...(['byPerson', 'timedOut', 'open'] as const).map(
          (who) => `${t(`chart.deciders.${who}`)}: ${format.count(deciders[who])}`,
        ),
      ].join(' · '),
    },
    ...(['escapes', 'overkill'] as const).map((which) => {
      const estimate = accuracy[which];
      return {
        figure: which,
        question: t(`chart.${which}.question`),
        answer: estimate === null ? '—' : estimateFigure(estimate, format),
        note: estimate === null ? t(`shift-report.no-${which}`) : accuracyNote(estimate, t, format),
      };
    }),
    {
      figure: 'review-load',
      question: t('chart.load.question'),
      answer: load.peopleNeeded === null ? '—' : peopleWords(load, t, format),
      note: loadNote(load, t, format),
    },
  ];
}
