import type { TFunction } from 'i18next';
import type { StudyResult } from '../../../preload/contract/people/study.ts';
import { type TableCell, tableHead, tableLines } from '../../../preload/contract/values/table-text.ts';

/** Names of parts and people may be digits: leading zeros must survive. */
const FORM = { separator: ',', decimal: '.', hasByteOrderMark: true, keepsDigits: true } as const;

/** Every answer of a study, one row each: all that others need to recompute the figures. */
export function studyCsv({ study, figures }: StudyResult, t: TFunction): string {
  const head = ['study', 'part', 'reference', 'is-borderline', 'person', 'round', 'answer'] as const;
  const word = (isBad: boolean) => t(isBad ? 'adjudication.bad' : 'adjudication.good');
  const rows = (figures?.parts ?? []).flatMap(({ name, isBad, isBorderline, answers }) =>
    answers.flatMap((rounds, person) =>
      rounds.map((said, round): readonly TableCell[] => [
        study.name,
        name,
        word(isBad),
        t(isBorderline ? 'study.file.yes' : 'study.file.no'),
        figures?.people[person]?.name ?? '',
        round + 1,
        word(said),
      ]),
    ),
  );
  return (
    tableHead(
      head.map((key) => t(`study.file.${key}`)),
      FORM,
    ) + tableLines(rows, FORM)
  );
}
