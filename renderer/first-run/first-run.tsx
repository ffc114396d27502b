import { IconCamera, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import { FaultError } from '../ui/engine/lupa.ts';
import { useCommand } from '../ui/engine/use-operation.ts';
import { useSession } from '../ui/engine/use-session.ts';
import { CameraForm } from './camera-form.tsx';
import { Choice } from './choice.tsx';
import styles from './first-run.module.css';
import { LanguageChoice } from './language-choice.tsx';

/** A station that watches nothing yet: try it on the simulated line, or give it a camera folder. */
export function FirstRun() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { role } = useSession();
  const [isCamera, setCamera] = useState(false);
  const simulate = useCommand('station.begin-simulated');
  const begun = () => navigate('/first-engineer');
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>{t('first-run.title')}</h1>
        <LanguageChoice />
      </header>
      <p className={styles.lead}>{t('first-run.lead')}</p>
      {role !== 'engineer' && (
        <FaultNotice error={new FaultError({ code: 'forbidden', operation: 'station.begin-camera' })} />
      )}
      <div className={styles.choices}>
        <Choice
          Icon={IconPlayerPlay}
          title={t('first-run.simulated')}
          text={simulate.isPending ? t('first-run.simulated-wait') : t('first-run.simulated-text')}
          isBusy={simulate.isPending}
          isDisabled={role !== 'engineer' || simulate.isPending}
          onChoose={() => simulate.mutate({}, { onSuccess: begun })}
        />
        <Choice
          Icon={IconCamera}
          title={t('first-run.camera')}
          text={t('first-run.camera-text')}
          isChosen={isCamera}
          isDisabled={role !== 'engineer' || simulate.isPending}
          onChoose={() => setCamera(true)}
        />
      </div>
      {simulate.isError && <FaultNotice error={simulate.error} />}
      {isCamera && <CameraForm onBegun={begun} />}
    </main>
  );
}
