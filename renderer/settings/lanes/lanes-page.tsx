import { Button } from '@mantine/core';
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LaneId } from '../../../preload/contract/values/units.ts';
import { Empty } from '../../ui/controls/empty.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FormPage } from '../form-page.tsx';
import { LaneForm } from './lane-form.tsx';
import { LaneItem } from './lane-item.tsx';
import { newLane } from './new-lane.ts';
import { useRemoveLane } from './use-remove-lane.ts';

/** Every camera folder that the station watches. */
export function LanesPage() {
  const { t } = useTranslation();
  const lanes = useOperation('lane.list', {});
  const recipes = useOperation('recipe.list', {});
  const health = useOperation('station.status', {}).data?.lanes ?? [];
  const { leaving, removeLater } = useRemoveLane();
  const [open, setOpen] = useState<LaneId | 'new' | null>(null);
  const add = (
    <Button leftSection={<IconPlus size="1.1rem" />} disabled={!recipes.data?.length} onClick={() => setOpen('new')}>
      {t('lane.add')}
    </Button>
  );
  return (
    <FormPage title={t('settings.lanes')} lead={t('lane.lead')} action={open === 'new' ? null : add}>
      {open === 'new' && recipes.data?.[0] !== undefined && (
        <LaneForm
          saved={newLane(recipes.data[0].id)}
          bitsSeen={null}
          recipes={recipes.data}
          onClose={() => setOpen(null)}
        />
      )}
      <Loaded query={lanes} height="12rem">
        {(all) =>
          all.length === 0 && open !== 'new' ? (
            <Empty Icon={IconRoute} title={t('lane.none')} action={add}>
              {t('lane.none-text')}
            </Empty>
          ) : (
            all
              .filter((lane) => !leaving.includes(lane.id))
              .map((lane) => (
                <LaneItem
                  key={lane.id}
                  lane={lane}
                  health={health.find((one) => one.laneId === lane.id) ?? null}
                  recipes={recipes.data ?? []}
                  isOpen={open === lane.id}
                  onOpen={() => setOpen(lane.id)}
                  onClose={() => setOpen(null)}
                  onRemove={() => {
                    setOpen(null);
                    removeLater(lane);
                  }}
                />
              ))
          )
        }
      </Loaded>
    </FormPage>
  );
}
