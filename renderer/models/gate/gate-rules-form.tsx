import { Button, Group, NumberInput, Select, Switch } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GateRule, gateRuleSchema } from '../../../preload/contract/models/gate.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useCommand, useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import { ruleWords } from './gate-rule-list.tsx';

const KINDS = [
  'min-map50',
  'every-class-recall',
  'class-recall',
  'max-escapes',
  'max-overkill',
  'max-latency-ratio',
  'min-bad-parts',
  'min-good-parts',
] as const satisfies readonly GateRule['kind'][];

/** What the gate of a recipe asks of a model: the rules, and a new one. */
export function GateRulesForm({ recipe, mayChange }: { readonly recipe: Recipe; readonly mayChange: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const toasts = useToasts();
  const rules = useOperation('gate.rules', { recipeId: recipe.id }).data ?? [];
  const save = useCommand('gate.set-rules', ['gate.rules']);
  const [kind, setKind] = useState<GateRule['kind']>('every-class-recall');
  const names = recipe.body.defects.map(({ className }) => className);
  const [className, setClassName] = useState<string | null>(null);
  const [limit, setLimit] = useState<number | string>(10);
  const [isMust, setMust] = useState(false);
  const unit = unitOf(kind);
  const value = unit === 'percent' ? Number(limit) / 100 : Number(limit);
  const wanted = gateRuleSchema.safeParse({ kind, limit: value, isMust, className: className ?? names[0] });
  const put = (next: readonly GateRule[]) =>
    save.mutate({ recipeId: recipe.id, rules: [...next] }, { onError: toasts.fault });
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('gate.rules')}</h2>
      <ul className={styles.rules}>
        {rules.map((rule) => (
          <li key={JSON.stringify(rule)}>
            <span className={styles.version}>
              {ruleWords(rule, t, format)}
              {rule.isMust && ` · ${t('gate.must')}`}
            </span>
            {mayChange && (
              <Button
                variant="default"
                leftSection={<IconTrash size="1.1rem" />}
                onClick={() => put(rules.filter((each) => each !== rule))}
              >
                {t('common.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <Group gap="sm" align="flex-end">
          <Select
            label={t('gate.new-rule')}
            data={KINDS.map((each) => ({ value: each, label: t(`gate.kind.${each}`) }))}
            value={kind}
            allowDeselect={false}
            onChange={(next) => next !== null && setKind(next)}
          />
          {kind === 'class-recall' && (
            <Select
              label={t('gate.class')}
              data={names}
              value={className ?? names[0] ?? null}
              allowDeselect={false}
              onChange={setClassName}
            />
          )}
          <NumberInput
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
            disabled={!wanted.success}
            onClick={() => wanted.success && put([...rules, wanted.data])}
          >
            {t('gate.add-rule')}
          </Button>
        </Group>
      )}
    </section>
  );
}

function unitOf(kind: GateRule['kind']): 'percent' | 'times' | 'parts' {
  if (kind === 'min-bad-parts' || kind === 'min-good-parts') return 'parts';
  return kind === 'max-latency-ratio' ? 'times' : 'percent';
}
