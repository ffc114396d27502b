import { Button, Group, Progress, Select } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { FaultError } from '../../ui/engine/lupa.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useSession } from '../../ui/engine/use-session.ts';
import styles from '../models.module.css';
import type { TabProps } from '../tab-props.ts';
import { GateReportView } from './gate-report-view.tsx';
import { GateRulesForm } from './gate-rules-form.tsx';
import { GoldenSet } from './golden-set.tsx';

/** How the model does on the golden set of a recipe, beside its champion. */
export function GateTab({ model }: TabProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const recipes = useOperation('recipe.list', {});
  return (
    <Loaded query={recipes}>
      {(all) => {
        const recipe = all.find(({ id }) => String(id) === chosen) ?? all[0];
        if (recipe === undefined) return <p className={styles.lead}>{t('gate.no-recipe')}</p>;
        return (
          <>
            {all.length > 1 && (
              <Select
                label={t('models.promote-recipe')}
                data={all.map((each) => ({ value: String(each.id), label: each.name }))}
                value={String(recipe.id)}
                allowDeselect={false}
                onChange={setChosen}
              />
            )}
            <GateOf key={recipe.id} recipe={recipe} sha256={model.sha256} />
          </>
        );
      }}
    </Loaded>
  );
}

function GateOf({ recipe, sha256 }: { readonly recipe: Recipe; readonly sha256: string }) {
  const { t } = useTranslation();
  const mayChange = useSession().role === 'engineer';
  const golden = useOperation('golden.list', { recipeId: recipe.id });
  const report = useOperation('gate.report', { recipeId: recipe.id, sha256 });
  const state = useOperation('gate.state', {}).data ?? { kind: 'idle' };
  const run = useToldCommand('gate.run');
  const cancel = useToldCommand('gate.cancel');
  const count = golden.data?.length ?? 0;
  const isHere = state.kind !== 'idle' && state.sha256 === sha256 && state.recipeId === recipe.id;
  return (
    <>
      {mayChange && (
        <Group gap="sm">
          <Button
            leftSection={<IconPlayerPlay size="1.1rem" />}
            disabled={count === 0 || state.kind === 'running'}
            onClick={() => run.mutate({ recipeId: recipe.id, sha256 })}
          >
            {t('gate.run', { count })}
          </Button>
          {state.kind === 'running' && (
            <Button variant="default" leftSection={<IconPlayerStop size="1.1rem" />} onClick={() => cancel.mutate({})}>
              {t('common.cancel')}
            </Button>
          )}
        </Group>
      )}
      {state.kind === 'running' && (
        <div role="status">
          <Progress
            value={(100 * state.done) / Math.max(1, state.total)}
            aria-label={t('gate.progress', { done: state.done, total: state.total })}
          />
          <p className={styles.lead}>
            {t(isHere ? 'gate.progress' : 'gate.elsewhere', { done: state.done, total: state.total })}
          </p>
        </div>
      )}
      {state.kind === 'failed' && isHere && <FaultNotice error={new FaultError(state.fault)} />}
      <Loaded query={report}>
        {(found) =>
          found === null ? (
            <p className={styles.lead}>{t(count === 0 ? 'gate.empty' : 'gate.none')}</p>
          ) : (
            <GateReportView report={found} />
          )
        }
      </Loaded>
      <GateRulesForm recipe={recipe} mayChange={mayChange} />
      <GoldenSet recipeId={recipe.id} mayChange={mayChange} />
    </>
  );
}
