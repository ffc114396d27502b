import { IconArrowBackUp, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ToldToLine } from '../../preload/contract/parts/told-to-line.ts';
import type { DispositionKind } from '../../preload/contract/station/recipe.ts';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './told-line.module.css';

type Props = {
  readonly told: ToldToLine | null;
  /** The decision about to be made. */
  readonly kind: DispositionKind | null;
};

/** What the line was last told about a part, and how a correction changes that. */
export function ToldLine({ told, kind }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (told === null) return <p className={styles.told}>{t('correction.told-nothing')}</p>;
  const { state, at, number, why, isGoing, isWritten } = told;
  const isRecalled = state === 'RECALL';
  const turned = kind === null || isRecalled ? null : turnOf(isGoing, kind);
  const Icon = turned === null ? IconInfoCircle : IconArrowBackUp;
  return (
    <div className={styles.told} data-is-turned={turned !== null} role="status">
      <Icon size="1.4rem" aria-hidden />
      <p className={styles.text}>
        {t('correction.told', { state: state.toUpperCase(), at: format.dayTime(at), number: String(number) })}
        {why === 'timeout' && ` ${t('correction.told-late')}`}
        {!isWritten && ` ${t('correction.told-waits')}`}
        {isRecalled && ` ${t('correction.told-last')}`}
        {turned !== null && (
          <>
            <br />
            <strong>{t(`correction.turned-${turned}`)}</strong>
          </>
        )}
      </p>
    </div>
  );
}

/** Whether the part is in the wrong place: it moved on, or was kept back. */
function turnOf(isGoing: boolean, kind: DispositionKind): 'back' | 'on' | null {
  const isToGo = kind === 'accept' || kind === 'use-as-is';
  if (isGoing === isToGo) return null;
  return isToGo ? 'on' : 'back';
}
