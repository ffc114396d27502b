import { Button } from '@mantine/core';
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lane } from '../../../preload/contract/station/lane.ts';
import type { LaneId } from '../../../preload/contract/values/units.ts';
import { Empty } from '../../ui/controls/empty.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useCommand, useOperation } from '../../ui/engine/use-operation.ts';
import { FormPage } from '../form-page.tsx';
import { LaneForm } from './lane-form.tsx';
import { LaneItem } from './lane-item.tsx';
import { newLane } from './new-lane.ts';

/** Every camera folder that the station watches. */
export function LanesPage() {
  const { t } = useTranslation();
  const toasts = useToasts();
  const lanes = useOperation('lane.list', {});
  const recipes = useOperation('recipe.list', {});
  const health = useOperation('station.status', {}).data?.lanes ?? [];
  const remove = useCommand('lane.remove', ['lane.list', 'station.status']);
  const [open, setOpen] = useState<LaneId | 'new' | null>(null);
  const [leaving, setLeaving] = useState<readonly LaneId[]>([]);
  const stay = (id: LaneId) => setLeaving((before) => before.filter((other) => other !== id));
  const removeLater = ({ id, name }: Lane) => {
    setLeaving((before) => [...before, id]);
    setOpen(null);
    // By its promise: the answer has to be heard even when the page is no longer there.
    const act = () =>
      void remove
        .mutateAsync({ id })
        .catch(toasts.fault)
        .finally(() => stay(id));
    toasts.undoable(t('lane.removing', { name }), act, () => stay(id));
  };
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
                  onRemove={() => removeLater(lane)}
                />
              ))
          )
        }
      </Loaded>
    </FormPage>
  );
}
