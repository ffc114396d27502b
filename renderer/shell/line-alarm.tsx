import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LostModel, StationStatus } from '../../preload/contract/station/status.ts';
import { faultSentence } from '../../preload/words/fault-sentence.ts';
import { useToldCommand } from '../ui/controls/use-told-command.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './line-alarm.module.css';

/** On every screen while the line receives nothing, or a model cannot be loaded: why, and what to do; below it the other notices of every screen. Toasts stay above them. */
export function LineAlarm({ children }: { readonly children?: ReactNode }) {
  const status = useOperation('station.status', {}).data;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (place.current === null ? undefined : keepToastsAbove(place.current)), []);
  // Always present, so that screen readers announce it.
  return (
    <div ref={place} className={styles.place}>
      <div role="alert">
        {status?.lineOutput.fault != null && <Alarm {...status.lineOutput} fault={status.lineOutput.fault} />}
        {status?.lostModels.map((lost) => (
          <LostModelAlarm key={lost.path} lost={lost} />
        ))}
      </div>
      {children}
    </div>
  );
}

/** Tells the style sheet how much of the window the notices take. */
function keepToastsAbove(place: HTMLElement): () => void {
  const watch = new ResizeObserver(() => {
    document.documentElement.style.setProperty('--alarms-height', `${place.offsetHeight}px`);
  });
  watch.observe(place);
  return () => watch.disconnect();
}

type AlarmProps = {
  readonly fault: NonNullable<StationStatus['lineOutput']['fault']>;
  readonly untold: number;
};

function Alarm({ fault, untold }: AlarmProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.alarm}>
      <IconAlertTriangle size="1.5rem" className={styles.icon} aria-hidden />
      <p className={styles.sentence}>{faultSentence(fault, format)}</p>
      {untold > 0 && <strong className={styles.untold}>{t('shell.untold', { count: untold })}</strong>}
    </div>
  );
}

/** A model that cannot be loaded. It is tried again by itself when its file changes, and at once when somebody asks. */
function LostModelAlarm({ lost: { name, path, fault } }: { readonly lost: LostModel }) {
  const { t } = useTranslation();
  const format = useFormat();
  const retry = useToldCommand('station.retry-models');
  const reason = fault.code === 'model-file-unreadable' ? '' : ` ${faultSentence(fault, format)}`;
  return (
    <div className={styles.alarm}>
      <IconAlertTriangle size="1.5rem" className={styles.icon} aria-hidden />
      <p className={styles.sentence}>{t('shell.model-lost', { name, path }) + reason}</p>
      <Button
        variant="default"
        className={styles.button}
        leftSection={<IconRefresh size="1.1rem" aria-hidden />}
        loading={retry.isPending}
        onClick={() => retry.mutate({})}
      >
        {t('common.try-again')}
      </Button>
    </div>
  );
}
