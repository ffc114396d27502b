import { Button, Select } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { laneIdSchema, type ReplayId, type Sha256 } from '../../../preload/contract/values/units.ts';
import { MomentField } from '../../ui/controls/moment-field.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import compare from '../compare/compare.module.css';
import styles from '../models.module.css';
import { useReplayPeriod } from './use-replay-period.ts';

type Props = { readonly modelSha256: Sha256; readonly onBegun: (id: ReplayId) => void };

/** Which stored parts a model is to look at. A week up to now unless told otherwise. */
export function ReplayForm({ modelSha256, onBegun }: Props) {
  const { t } = useTranslation();
  const lanes = useOperation('lane.list', {}).data ?? [];
  const begin = useToldCommand('replay.begin');
  const [lane, setLane] = useState<string | null>(null);
  const { written, write, period } = useReplayPeriod();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (period === null) return;
    const laneId = lane === null ? null : laneIdSchema.parse(Number(lane));
    begin.mutate({ modelSha256, ...period, laneId }, { onSuccess: ({ id }) => onBegun(id) });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.lead}>{t('replay.lead')}</p>
      <div className={compare.compareBar}>
        {(['from', 'until'] as const).map((end) => (
          <MomentField
            key={end}
            label={t(`replay.${end}`)}
            value={written[end]}
            error={end === 'until' && period === null ? t('replay.no-period') : undefined}
            onChange={(at) => write(end, at)}
          />
        ))}
        <Select
          label={t('compare.lane')}
          placeholder={t('compare.every-lane')}
          clearable
          value={lane}
          onChange={setLane}
          data={lanes.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      </div>
      <div>
        <Button
          type="submit"
          variant="default"
          disabled={period === null}
          loading={begin.isPending}
          leftSection={<IconHistory size="1.1rem" aria-hidden />}
        >
          {t('replay.begin')}
        </Button>
      </div>
    </form>
  );
}
