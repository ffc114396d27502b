import { useTranslation } from 'react-i18next';
import { FormPage } from '../settings/form-page.tsx';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import { Loaded } from '../ui/controls/loaded.tsx';
import { useCommand, useOperation } from '../ui/engine/use-operation.ts';
import { CameraFaults } from './camera-faults.tsx';
import styles from './demo-line.module.css';
import { Drifts } from './drifts.tsx';
import { LineMotion } from './line-motion.tsx';
import { MadePart } from './made-part.tsx';
import { PartsMade } from './parts-made.tsx';

const READ_EVERY_MS = 1000;

/** The controls of the simulated line, for trying the station: its pace, its parts, and everything that can go wrong with it. */
export function DemoLineScreen() {
  const { t } = useTranslation();
  const line = useOperation('simulator.read', {}, { everyMs: READ_EVERY_MS });
  const change = useCommand('simulator.change');
  return (
    <div className={styles.screen}>
      <FormPage title={t('demo-line.title')} lead={t('demo-line.lead')}>
        {change.error !== null && <FaultNotice error={change.error} />}
        <Loaded query={line} height="30rem">
          {(state) =>
            state === null ? (
              <p>{t('demo-line.absent')}</p>
            ) : (
              <>
                <LineMotion state={state} onChange={change.mutate} />
                <PartsMade settings={state.settings} onChange={change.mutate} />
                <Drifts settings={state.settings} onChange={change.mutate} />
                <CameraFaults settings={state.settings} onChange={change.mutate} />
              </>
            )
          }
        </Loaded>
      </FormPage>
      <MadePart />
    </div>
  );
}
