import { Button, Select, TextInput } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { laneIdSchema, type ReplayId, type Sha256 } from '../../../preload/contract/values/units.ts';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useCommand, useOperation } from '../../ui/engine/use-operation.ts';
import { wallClock } from '../../ui/words/wall-clock.ts';
import compare from '../compare/compare.module.css';
import styles from '../models.module.css';

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

type Props = { readonly modelSha256: Sha256; readonly onBegun: (id: ReplayId) => void };

/** Which stored parts a model is to look at. A week up to now unless told otherwise. */
export function ReplayForm({ modelSha256, onBegun }: Props) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const lanes = useOperation('lane.list', {}).data ?? [];
  const begin = useCommand('replay.begin', ['replay.list']);
  const [lane, setLane] = useState<string | null>(null);
  const [fields, setFields] = useState(() => {
    // The next minute: a field for date and time has none smaller, and what was just inspected is to be among the parts.
    const now = (Math.floor(Date.now() / MINUTE_MS) + 1) * MINUTE_MS;
    return { from: wallClock(now - 7 * DAY_MS), until: wallClock(now) };
  });
  const from = new Date(fields.from).getTime();
  const until = new Date(fields.until).getTime();
  const isPeriod = from < until;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPeriod) return;
        const laneId = lane === null ? null : laneIdSchema.parse(Number(lane));
        begin.mutate(
          { modelSha256, from, until, laneId },
          { onSuccess: ({ id }) => onBegun(id), onError: toasts.fault },
        );
      }}
    >
      <p className={styles.lead}>{t('replay.lead')}</p>
      <div className={compare.compareBar}>
        {(['from', 'until'] as const).map((end) => (
          <TextInput
            key={end}
            type="datetime-local"
            label={t(`replay.${end}`)}
            value={fields[end]}
            error={end === 'until' && !isPeriod ? t('replay.no-period') : undefined}
            onChange={({ currentTarget: { value } }) => setFields((before) => ({ ...before, [end]: value }))}
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
          disabled={!isPeriod}
          loading={begin.isPending}
          leftSection={<IconHistory size="1.1rem" aria-hidden />}
        >
          {t('replay.begin')}
        </Button>
      </div>
    </form>
  );
}
