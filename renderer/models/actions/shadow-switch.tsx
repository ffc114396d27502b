import { Button } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecipeId } from '../../../preload/contract/values/units.ts';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useCommand, useOperation } from '../../ui/engine/use-operation.ts';
import compare from '../compare/compare.module.css';
import type { TabProps } from '../tab-props.ts';
import { BeginShadow } from './begin-shadow.tsx';

/** Disagreements queued for review per shift, unless set otherwise: without answers nothing can be concluded. */
const SENT_PER_SHIFT = 20;

/** Begins and ends a challenger's run beside the champion of a recipe. */
export function ShadowSwitch({ model, standing }: TabProps) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const [isBeginning, setBeginning] = useState(false);
  const begin = useCommand('shadow.begin');
  const send = useCommand('shadow.set-sending');
  const end = useToldCommand('shadow.end');
  const recipes = useOperation('recipe.list', {}).data ?? [];
  const { sha256 } = model;
  const running = standing.roles.filter(({ role }) => role === 'shadow');
  const free = recipes.filter(
    (recipe) => recipe.body.modelSha256 !== sha256 && !running.some(({ recipeId }) => recipeId === recipe.id),
  );
  const beginBeside = (recipeId: RecipeId, reason: string) =>
    // Awaited as a promise: the second command must follow even after the page was left.
    void begin
      .mutateAsync({ sha256, recipeId, reason })
      .then(() => {
        setBeginning(false);
        return send.mutateAsync({ sha256, perShift: SENT_PER_SHIFT });
      })
      .catch(toasts.fault);
  return (
    <>
      <div className={compare.compareBar}>
        {running.map(({ recipeId, recipeName }) => (
          <Button
            key={recipeId}
            variant="default"
            leftSection={<IconEyeOff size="1.1rem" aria-hidden />}
            onClick={() => end.mutate({ sha256, recipeId, reason: t('compare.end-reason') })}
          >
            {t('compare.end', { recipe: recipeName })}
          </Button>
        ))}
        {standing.state !== 'retired' && free.length > 0 && (
          <Button
            variant="default"
            aria-expanded={isBeginning}
            leftSection={<IconEye size="1.1rem" aria-hidden />}
            onClick={() => setBeginning(!isBeginning)}
          >
            {t('compare.begin')}
          </Button>
        )}
      </div>
      {isBeginning && <BeginShadow free={free} onBegin={beginBeside} />}
    </>
  );
}
