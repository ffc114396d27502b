import { Autocomplete, SegmentedControl, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { laneIdSchema } from '../../../preload/contract/values/units.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import styles from './compare.module.css';
import { type CompareChoice, comparePeriods } from './use-compare-filter.ts';

type Props = {
  readonly choice: CompareChoice;
  /** The lots in that period. */
  readonly lots: readonly string[];
  /** Whether the period can be chosen; a replay has its own. */
  readonly hasPeriod: boolean;
  readonly onChoose: (change: Partial<CompareChoice>) => void;
  /** Controls to the left of it. */
  readonly children?: ReactNode;
};

/** Selects the parts the two models are compared on: period, lane, lot. */
export function CompareBar({ choice, lots, hasPeriod, onChoose, children }: Props) {
  const { t } = useTranslation();
  const lanes = useOperation('lane.list', {}).data ?? [];
  return (
    <div className={styles.compareBar}>
      {children}
      {hasPeriod && (
        <SegmentedControl
          aria-label={t('compare.period')}
          value={choice.period}
          onChange={(period) => onChoose({ period })}
          data={comparePeriods.map((one) => ({ value: one, label: t(`compare.${one}`) }))}
        />
      )}
      <Select
        aria-label={t('compare.lane')}
        placeholder={t('compare.every-lane')}
        clearable
        value={choice.laneId === null ? null : String(choice.laneId)}
        onChange={(lane) => onChoose({ laneId: lane === null ? null : laneIdSchema.parse(Number(lane)) })}
        data={lanes.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Autocomplete
        aria-label={t('compare.lot')}
        placeholder={t('compare.every-lot')}
        clearable
        value={choice.lot}
        maxLength={200}
        limit={50}
        onChange={(lot) => onChoose({ lot })}
        data={[...lots]}
      />
    </div>
  );
}
