import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StationStatus } from '../../preload/contract/station.ts';
import { useToasts } from '../ui/toasts.tsx';
import { useCommand } from '../ui/use-operation.ts';
import { useSession } from '../ui/use-session.ts';
import styles from './top-bar.module.css';

/** Says that the parts are made up, so that nobody takes them for real ones, and stops or starts them. */
export function SimulatorSwitch({ simulator }: { readonly simulator: StationStatus['simulator'] }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const { role } = useSession();
  const play = useCommand('simulator.play', ['station.status']);
  const pause = useCommand('simulator.pause', ['station.status']);
  if (simulator === 'absent') return null;
  const isPlaying = simulator === 'playing';
  const command = isPlaying ? pause : play;
  const name = t(`shell.simulator-${simulator}`);
  const action = t(isPlaying ? 'shell.simulator-pause' : 'shell.simulator-play');
  if (role === 'nobody') return <span className={styles.tag}>{name}</span>;
  return (
    <Button
      variant="default"
      className={styles.simulator}
      leftSection={isPlaying ? <IconPlayerPause size="1.1rem" /> : <IconPlayerPlay size="1.1rem" />}
      aria-label={`${name}: ${action}`}
      title={action}
      onClick={() => command.mutate({}, { onError: toasts.fault })}
    >
      {name}
    </Button>
  );
}
