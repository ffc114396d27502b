import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GOLDEN_FILL_MAX } from '../../../preload/contract/models/gate.ts';
import type { RecipeId } from '../../../preload/contract/values/units.ts';
import { NumberField } from '../../ui/controls/number-field.tsx';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import { LabelsProgress, TakeTruth } from './take-truth.tsx';

/** Enough to tell a good model from a bad one, few enough for a run of some minutes. */
const USUAL_PARTS = 200;

/** Fills a golden set with parts on which there is an agreed answer: from reviews, from imported labels, from the simulated line. */
export function GoldenFill({ recipeId }: { readonly recipeId: RecipeId }) {
  const { t } = useTranslation();
  const format = useFormat();
  const toasts = useToasts();
  const [parts, setParts] = useState(USUAL_PARTS);
  const stock = useOperation('golden.stock', { recipeId }).data ?? { good: 0, bad: 0 };
  const fill = useToldCommand('golden.fill');
  const known = stock.good + stock.bad;
  return (
    <>
      <p className={styles.lead}>
        {t('gate.stock', { good: format.count(stock.good), bad: format.count(stock.bad) })}{' '}
        <FigureInfo figure="golden" />
      </p>
      <Group gap="sm" align="flex-end">
        <NumberField
          label={t('gate.fill-parts')}
          min={1}
          max={GOLDEN_FILL_MAX}
          allowDecimal={false}
          value={parts}
          onChange={setParts}
        />
        <Button
          variant="default"
          leftSection={<IconPlus size="1.1rem" />}
          disabled={known === 0}
          loading={fill.isPending}
          onClick={() =>
            fill.mutate(
              { recipeId, parts },
              {
                onSuccess: ({ good, bad }) =>
                  toasts.done(t('gate.filled', { good: format.count(good), bad: format.count(bad) })),
              },
            )
          }
        >
          {t('gate.fill')}
        </Button>
        <TakeTruth />
      </Group>
      <LabelsProgress />
    </>
  );
}
