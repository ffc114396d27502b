import { ActionIcon } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useHelp } from '../../help/help.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useNow } from '../../ui/time/use-now.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { EngineLight } from './engine-light.tsx';
import { Fact } from './fact.tsx';
import { LaneLights } from './lane-lights.tsx';
import { PersonMenu } from './person-menu.tsx';
import { RolloutFact } from './rollout-fact.tsx';
import styles from './top-bar.module.css';
import { WaitingCount } from './waiting-count.tsx';

type Props = { readonly onLock: () => void };

/** The state of the station at a glance, on every screen. */
export function TopBar({ onLock }: Props) {
  const { t } = useTranslation();
  const showHelp = useHelp();
  const status = useOperation('station.status', {}).data;
  const recipe = status?.recipe ?? null;
  return (
    <header className={styles.bar}>
      <div className={styles.station} title={status?.stationName}>
        {status !== undefined && status.simulator !== 'absent' && (
          <span className={styles.tag}>{t(`shell.simulator-${status.simulator}`)}</span>
        )}
        <span className={styles.name}>{status?.stationName ?? '—'}</span>
      </div>
      <Fact
        label={t('shell.recipe')}
        value={recipe?.name ?? null}
        tail={recipe === null ? '' : ` · v${recipe.version}`}
      />
      <Fact label={t('shell.champion')} value={recipe?.modelName ?? null} />
      <Fact label={t('shell.automation')} value={recipe && t(`automation.${recipe.automationLevel}.name`)} isWhole />
      <RolloutFact />
      <div className={styles.lights}>
        <LaneLights lanes={status?.lanes ?? []} />
        <EngineLight />
      </div>
      <WaitingCount review={status?.review ?? null} />
      <PersonMenu onLock={onLock} />
      <ActionIcon
        variant="subtle"
        color="gray"
        onClick={showHelp}
        aria-label={t('keys.help')}
        title={`${t('keys.help')} (F1)`}
      >
        <IconKeyboard size="1.4rem" stroke={1.6} />
      </ActionIcon>
      <Clock />
    </header>
  );
}

function Clock() {
  const format = useFormat();
  return <time className={styles.clock}>{format.clock(useNow())}</time>;
}
