import { Button, Group, Select, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GateRule, gateRuleSchema } from '../../../preload/contract/models/gate.ts';
import { NumberField } from '../../ui/controls/number-field.tsx';
import styles from './gate.module.css';
import { countsParts } from './gate-rule-list.tsx';

const KINDS = [
  'min-map50',
  'every-class-recall',
  'class-recall',
  'max-escapes',
  'max-overkill',
  'max-latency-ratio',
  'min-bad-parts',
  'min-good-parts',
  'min-class-parts',
] as const satisfies readonly GateRule['kind'][];

type Props = {
  /** The defect classes that a rule can be about. */
  readonly classNames: readonly string[];
  readonly isBusy: boolean;
  readonly onAdd: (rule: GateRule) => void;
};

/** Fields for a new rule of the gate. */
export function NewRule({ classNames, isBusy, onAdd }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<GateRule['kind']>('every-class-recall');
  const [chosenClass, setClassName] = useState<string | null>(null);
  const [limit, setLimit] = useState(10);
  const [isMust, setMust] = useState(false);
  const className = chosenClass ?? classNames[0];
  const unit = unitOf(kind);
  const value = unit === 'percent' ? limit / 100 : limit;
  const rule = gateRuleSchema.safeParse({ kind, limit: value, isMust, className });
  return (
    <Group gap="sm" align="flex-end">
      <Select
        className={styles.kind}
        label={t('gate.new-rule')}
        data={KINDS.map((each) => ({ value: each, label: t(`gate.kind.${each}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(next) => next !== null && setKind(next)}
      />
      {kind === 'class-recall' && (
        <Select
          label={t('gate.class')}
          data={classNames}
          value={className ?? null}
          allowDeselect={false}
          onChange={setClassName}
        />
      )}
      <NumberField
        label={t(`gate.limit-${unit}`)}
        min={0}
        max={unit === 'parts' ? 100_000 : 100}
        value={limit}
        onChange={setLimit}
      />
      <Switch
        label={t('gate.must')}
        checked={isMust}
        onChange={(event) => setMust(event.currentTarget.checked)}
        mih="2.75rem"
      />
      <Button
        variant="default"
        leftSection={<IconPlus size="1.1rem" />}
        loading={isBusy}
        disabled={!rule.success}
        onClick={() => rule.success && onAdd(rule.data)}
      >
        {t('gate.add-rule')}
      </Button>
    </Group>
  );
}

function unitOf(kind: GateRule['kind']): 'percent' | 'times' | 'parts' {
  if (countsParts(kind)) return 'parts';
  return kind === 'max-latency-ratio' ? 'times' : 'percent';
}
