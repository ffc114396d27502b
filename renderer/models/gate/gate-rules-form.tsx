import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { GateRule } from '../../../preload/contract/models/gate.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import gate from './gate.module.css';
import { ruleWords } from './gate-rule-list.tsx';
import { NewRule } from './new-rule.tsx';

/** The gate rules of a recipe, and a form to add one. */
export function GateRulesForm({ recipe, mayChange }: { readonly recipe: Recipe; readonly mayChange: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useOperation('gate.rules', { recipeId: recipe.id });
  const save = useToldCommand('gate.set-rules');
  const put = (rules: readonly GateRule[]) => save.mutate({ recipeId: recipe.id, rules: [...rules] });
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('gate.rules')}</h2>
      {/* Every change writes all rules: it takes those that stand, and waits for the change before. */}
      <Loaded query={query}>
        {(rules) => (
          <>
            <ul className={gate.rules}>
              {rules.map((rule) => (
                <li key={JSON.stringify(rule)}>
                  <span className={gate.ruleWords}>
                    {ruleWords(rule, t, format)}
                    {rule.isMust && ` · ${t('gate.must')}`}
                  </span>
                  {mayChange && (
                    <Button
                      variant="default"
                      leftSection={<IconTrash size="1.1rem" />}
                      disabled={save.isPending}
                      onClick={() => put(rules.filter((each) => each !== rule))}
                    >
                      {t('common.remove')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {mayChange && (
              <NewRule
                classNames={recipe.body.defects.map(({ className }) => className)}
                isBusy={save.isPending}
                onAdd={(rule) => put([...rules, rule])}
              />
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
