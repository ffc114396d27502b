import { Button, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type Lane,
  type LaneSettings,
  laneSettingsSchema,
  type UsedBits,
} from '../../../preload/contract/station/lane.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { recipeIdSchema } from '../../../preload/contract/values/units.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { FolderField } from '../../ui/controls/folder-field.tsx';
import { useDraft } from '../../ui/controls/use-draft.ts';
import { useCommand } from '../../ui/engine/use-operation.ts';
import { FieldRow } from '../form-page.tsx';
import { AfterwardsField } from './afterwards-field.tsx';
import styles from './lanes.module.css';
import { UsedBitsField } from './used-bits-field.tsx';

type Props = {
  readonly saved: LaneSettings | Lane;
  /** What its pictures used while nobody had said how many bits the camera fills. */
  readonly bitsSeen: UsedBits;
  readonly recipes: readonly Recipe[];
  readonly onClose: () => void;
};

/** How a lane takes its pictures; without an id it is a new one. */
export function LaneForm({ saved, bitsSeen, recipes, onClose }: Props) {
  const { t } = useTranslation();
  const { draft, change } = useDraft<LaneSettings & { readonly id?: Lane['id'] }>(saved);
  const add = useCommand('lane.add', ['lane.list', 'station.status']);
  const alter = useCommand('lane.change', ['lane.list', 'station.status']);
  const error = add.error ?? alter.error;
  const { id, ...settings } = draft;
  const save = () =>
    id === undefined
      ? add.mutate(settings, { onSuccess: onClose })
      : alter.mutate({ ...settings, id }, { onSuccess: onClose });
  return (
    <section className={styles.form} aria-label={draft.name === '' ? t('lane.add') : draft.name}>
      <FieldRow>
        <TextInput
          label={t('lane.name')}
          description={t('lane.name-hint')}
          maxLength={60}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Select
          label={t('lane.recipe')}
          data={recipes.map((recipe) => ({ value: String(recipe.id), label: recipe.name }))}
          value={String(draft.recipeId)}
          allowDeselect={false}
          onChange={(id) => change({ recipeId: recipeIdSchema.parse(Number(id)) })}
        />
      </FieldRow>
      <FolderField
        label={t('lane.folder')}
        hint={t('lane.folder-hint')}
        folder={draft.folder === '' ? null : draft.folder}
        onChoose={(folder) => change({ folder })}
      />
      <FieldRow>
        <Switch
          label={t('lane.recursive')}
          description={t('lane.recursive-hint')}
          checked={draft.isRecursive}
          onChange={(event) => change({ isRecursive: event.currentTarget.checked })}
        />
        <Switch
          label={t('lane.polled')}
          description={t('lane.polled-hint')}
          checked={draft.isPolled}
          onChange={(event) => change({ isPolled: event.currentTarget.checked })}
        />
      </FieldRow>
      <FieldRow>
        <NumberInput
          label={t('lane.settle')}
          description={t('lane.settle-hint')}
          suffix=" ms"
          min={0}
          max={600_000}
          step={100}
          value={draft.settleMs}
          onChange={(value) => change({ settleMs: Number(value) })}
        />
        <NumberInput
          label={t('lane.sweep')}
          description={t('lane.sweep-hint')}
          suffix=" s"
          min={0.2}
          max={3600}
          step={1}
          decimalScale={1}
          value={draft.sweepEveryMs / 1000}
          onChange={(value) => change({ sweepEveryMs: Math.round(Number(value) * 1000) })}
        />
      </FieldRow>
      <UsedBitsField usedBits={draft.usedBits} seen={bitsSeen} onChange={(usedBits) => change({ usedBits })} />
      <AfterwardsField afterwards={draft.afterwards} onChange={(afterwards) => change({ afterwards })} />
      {error !== null && <FaultNotice error={error} />}
      <div className={styles.actions}>
        <Button
          onClick={save}
          loading={add.isPending || alter.isPending}
          disabled={!laneSettingsSchema.safeParse(draft).success}
        >
          {id === undefined ? t('lane.add') : t('common.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </section>
  );
}
