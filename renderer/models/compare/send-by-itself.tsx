import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sha256 } from '../../../preload/contract/values/units.ts';
import { NumberField } from '../../ui/controls/number-field.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import styles from '../models.module.css';
import compare from './compare.module.css';

const MOST = 500;
const EVERY_MS = 30_000;

type Props = { readonly sha256: Sha256; readonly mayChange: boolean };

/** How many disagreements per shift are queued for review automatically: without answers a comparison never reaches a conclusion. */
export function SendByItself({ sha256, mayChange }: Props) {
  const { t } = useTranslation();
  const sending = useOperation('shadow.sending', { sha256 }, { everyMs: EVERY_MS }).data;
  const change = useToldCommand('shadow.set-sending');
  const [wanted, want] = useState<number | null>(null);
  if (sending === undefined) return null;
  const { perShift, sentThisShift } = sending;
  return (
    <div className={compare.compareBar}>
      <NumberField
        label={t('compare.sending')}
        description={t('compare.sending-hint')}
        aria-label={`${t('compare.sending')}: ${t('compare.sending-per-shift')}`}
        prefix={`${t('compare.sending-per-shift')}: `}
        disabled={!mayChange || change.isPending}
        min={0}
        max={MOST}
        allowDecimal={false}
        value={wanted ?? perShift}
        onChange={want}
        onLeave={(left) => {
          if (left === null || left === perShift) want(null);
          else change.mutate({ sha256, perShift: left }, { onSettled: () => want(null) });
        }}
      />
      <span className={styles.dim}>
        {perShift === 0 ? t('compare.sending-off') : t('compare.sending-sent', { count: sentThisShift })}
      </span>
    </div>
  );
}
