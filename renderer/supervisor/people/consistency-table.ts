import type { TFunction } from 'i18next';
import type { AgreementFigures, ByCondition, Consistency } from '../../../preload/contract/people/consistency.ts';
import type { Cell, ChartTable } from '../charts/chart-table.ts';

const NOTHING = [null, null, null] as const;

/** One row for each question, person or pair, and condition. Shares and figures of agreement as numbers, each with its interval. */
export function consistencyTable(figures: Consistency, t: TFunction): ChartTable {
  const ends = (label: string) => [
    label,
    `${label} ${t('consistency.file.low')}`,
    `${label} ${t('consistency.file.high')}`,
  ];
  const labels = [
    t('consistency.file.question'),
    t('consistency.person'),
    t('consistency.file.other'),
    t('consistency.file.condition'),
    t('consistency.file.pairs'),
    t('consistency.called-bad'),
    t('consistency.file.looks'),
    ...['agreement', 'on-bad', 'on-good', 'kappa', 'ac1', 'miss', 'false-alarm'].flatMap((key) =>
      ends(t(`consistency.${key as 'agreement'}`)),
    ),
  ];
  const conditions = (question: 'within' | 'between', names: readonly [string, string], looks: ByCondition) =>
    looks.map((one) => [
      t(`consistency.${question}`),
      ...names,
      t(`consistency.condition.${one.condition}`),
      ...agreementCells(one),
      ...NOTHING,
      ...NOTHING,
    ]);
  const against = (name: string, reference: Consistency['reference']) => [
    t('consistency.reference'),
    name,
    '',
    '',
    ...agreementCells(reference),
    ...shareCells(reference.miss),
    ...shareCells(reference.falseAlarm),
  ];
  return {
    columns: labels.map((label) => ({ label })),
    rows: [
      ...conditions('within', ['', ''], figures.within),
      ...figures.people.flatMap(({ name, within }) => conditions('within', [name, name], within)),
      ...conditions('between', ['', ''], figures.between),
      ...figures.pairs.flatMap((pair) => conditions('between', pair.names, pair.figures)),
      against('', figures.reference),
      ...figures.people.map(({ name, reference }) => against(name, reference)),
    ],
  };
}

function agreementCells({ pairs, bad, agreement, onBad, onGood, kappa, ac1 }: AgreementFigures): readonly Cell[] {
  return [pairs, bad.count, bad.of, ...shareCells(agreement), ...[onBad, onGood, kappa, ac1].flatMap(estimateCells)];
}

function shareCells(share: AgreementFigures['agreement']): readonly Cell[] {
  return share === null ? NOTHING : [share.share, share.low, share.high];
}

function estimateCells(estimate: AgreementFigures['kappa']): readonly Cell[] {
  return estimate === null ? NOTHING : [estimate.value, estimate.low, estimate.high];
}
