import { Button, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Lane, LaneSettings, UsedBits } from '../../../preload/contract/station/lane.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { recipeIdSchema } from '../../../preload/contract/values/units.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { FolderField } from '../../ui/controls/folder-field.tsx';
import { useDraft } from '../../ui/controls/use-draft.ts';
import { FieldRow } from '../form-page.tsx';
import { AfterwardsField } from './afterwards-field.tsx';
import { laneLack } from './lane-lack.ts';
import styles from './lanes.module.css';
import { type LaneDraft, useSaveLane } from './use-save-lane.ts';
import { UsedBitsField } from './used-bits-field.tsx';
import { WatchingFields } from './watching-fields.tsx';

type Props = {
  readonly saved: LaneSettings | Lane;
  /** How many bits its images used while nobody had set it. */
  readonly bitsSeen: UsedBits;
  readonly recipes: readonly Recipe[];
  readonly onClose: () => void;
};

/** The settings of a lane; without an id it is a new one. */
export function LaneForm({ saved, bitsSeen, recipes, onClose }: Props) {
  const { t } = useTranslation();
  const { draft, change } = useDraft<LaneDraft>(saved);
  const { save, error, isPending } = useSaveLane(onClose);
  const lack = laneLack(draft);
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
      <WatchingFields watching={draft} onChange={change} />
      <UsedBitsField usedBits={draft.usedBits} seen={bitsSeen} onChange={(usedBits) => change({ usedBits })} />
      <AfterwardsField afterwards={draft.afterwards} onChange={(afterwards) => change({ afterwards })} />
      {error !== null && <FaultNotice error={error} />}
      <div className={styles.actions}>
        <Button onClick={() => save(draft)} loading={isPending} disabled={lack !== null}>
          {draft.id === undefined ? t('lane.add') : t('common.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {lack !== null && <span>{t(`lane.lack.${lack}`)}</span>}
      </div>
    </section>
  );
}
