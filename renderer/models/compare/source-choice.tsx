import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Replay } from '../../../preload/contract/models/replay.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { replayName } from '../replay/replay-name.ts';
import compare from './compare.module.css';

type Props = {
  readonly replays: readonly Replay[];
  readonly chosen: Replay | null;
  readonly choose: (replay: Replay | null) => void;
};

const LIVE = 'live';

/** The source of the challenger's verdicts: in shadow, or from one of its replays. */
export function SourceChoice({ replays, chosen, choose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Select
      aria-label={t('replay.source')}
      allowDeselect={false}
      className={compare.source}
      value={chosen === null ? LIVE : String(chosen.id)}
      onChange={(value) => choose(replays.find(({ id }) => String(id) === value) ?? null)}
      data={[
        { value: LIVE, label: t('replay.live') },
        ...replays.map((replay) => ({
          value: String(replay.id),
          label: replayName(replay, t, format),
        })),
      ]}
    />
  );
}
