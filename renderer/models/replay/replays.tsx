import { Button, Progress } from '@mantine/core';
import { IconHistory, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Replay } from '../../../preload/contract/models/replay.ts';
import type { ReplayId, Sha256 } from '../../../preload/contract/values/units.ts';
import { faultSentence } from '../../../preload/words/fault-sentence.ts';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useSession } from '../../ui/engine/use-session.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import compare from '../compare/compare.module.css';
import styles from '../models.module.css';
import { ReplayForm } from './replay-form.tsx';
import { replayName } from './replay-name.ts';

/** At most this many missing pictures are named; the count covers all. */
const NAMED = 100;

/** Older ones are behind a button. */
const SHOWN = 3;

type Props = {
  readonly modelSha256: Sha256;
  readonly replays: readonly Replay[];
  readonly onBegun: (id: ReplayId) => void;
};

/** The replays of a model: starting one, the progress of each, and what it could not look at. */
export function Replays({ modelSha256, replays, onBegun }: Props) {
  const { t } = useTranslation();
  const mayChange = useSession().role === 'engineer';
  const [isBeginning, setBeginning] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const begun = (id: ReplayId) => {
    setBeginning(false);
    onBegun(id);
  };
  return (
    <>
      {mayChange && (
        <div>
          <Button
            variant="default"
            aria-expanded={isBeginning}
            leftSection={<IconHistory size="1.1rem" aria-hidden />}
            onClick={() => setBeginning(!isBeginning)}
          >
            {t('replay.title')}
          </Button>
        </div>
      )}
      {isBeginning && <ReplayForm modelSha256={modelSha256} onBegun={begun} />}
      {replays.length > 0 && (
        <ul className={compare.replays} aria-label={t('replay.list')}>
          {(isWhole ? replays : replays.slice(0, SHOWN)).map((replay) => (
            <Entry key={replay.id} replay={replay} mayChange={mayChange} />
          ))}
        </ul>
      )}
      {replays.length > SHOWN && (
        <div>
          <Button variant="default" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'replay.fewer' : 'replay.all', { count: replays.length })}
          </Button>
        </div>
      )}
    </>
  );
}

function Entry({ replay, mayChange }: { readonly replay: Replay; readonly mayChange: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cancel = useToldCommand('replay.cancel');
  const { id, state, parts, fault, withoutPicture } = replay;
  const done = replay.looked + withoutPicture;
  const isOpen = state === 'waiting' || state === 'running' || state === 'held';
  const isRunning = isOpen && state !== 'waiting';
  const far = parts === null ? t('replay.counting') : t('replay.far', { count: parts, done: format.count(done) });
  const facts = [
    ...(parts !== null || isRunning ? [far] : []),
    ...(parts === null ? [] : [t('replay.discordant', { count: replay.discordant })]),
    t('replay.made', { name: replay.madeBy, at: format.dayTime(replay.madeAt) }),
    ...(replay.endedBy === null ? [] : [t('replay.cancelled-by', { name: replay.endedBy })]),
  ];
  return (
    <li className={compare.replay}>
      <div className={compare.replayHead}>
        <strong>{replayName(replay, t, format)}</strong>
        <span className={styles.state}>{t(`replay.state.${state}`)}</span>
        {isOpen && mayChange && (
          <Button
            variant="default"
            loading={cancel.isPending}
            leftSection={<IconPlayerStop size="1.1rem" aria-hidden />}
            onClick={() => cancel.mutate({ id })}
          >
            {t('common.cancel')}
          </Button>
        )}
      </div>
      {isRunning && <Progress value={parts === null ? 0 : (100 * done) / Math.max(1, parts)} aria-label={far} />}
      <p className={styles.lead} role={isOpen ? 'status' : undefined}>
        {facts.join(' · ')} <FigureInfo figure="replay" />
      </p>
      {fault !== null && <p className={styles.remark}>{faultSentence(fault, format)}</p>}
      {withoutPicture > 0 && <PartsWithoutPicture id={id} count={withoutPicture} />}
    </li>
  );
}

function PartsWithoutPicture({ id, count }: { readonly id: ReplayId; readonly count: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const gaps = useOperation('replay.gaps', { id, limit: NAMED }, { isEnabled: isOpen });
  return (
    <>
      <div>
        <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('replay.gaps', { count })}
        </Button>
      </div>
      {isOpen && (
        <Loaded query={gaps}>
          {(named) => (
            <ul className={compare.gaps}>
              {named.map(({ inspectionId, name, fault }) => (
                <li key={inspectionId}>
                  <Link href={`/inspection/${inspectionId}`}>{name}</Link>{' '}
                  {fault.code === 'file-vanished' ? t('replay.picture-gone') : faultSentence(fault, format)}
                </li>
              ))}
              {count > named.length && <li>{t('replay.more-gaps', { count: count - named.length })}</li>}
            </ul>
          )}
        </Loaded>
      )}
    </>
  );
}
