import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../preload/contract/parts/inspection.ts';
import { PartPicture } from '../picture/part-picture.tsx';
import { tellingDetections } from '../picture/telling.ts';
import { useDecodedPicture } from '../picture/use-decoded-picture.ts';
import { TeachWith } from '../teach/teach-with.tsx';
import { useSession } from '../ui/engine/use-session.ts';
import { KeyHint } from '../ui/keyboard/key-hint.tsx';
import { useShortcuts } from '../ui/keyboard/shortcuts.tsx';
import { CorrectionSection } from './correction.tsx';
import { DetectionTable } from './detection-table.tsx';
import { DispositionList } from './disposition-list.tsx';
import styles from './inspection-screen.module.css';
import { Provenance } from './provenance.tsx';
import { ShadowList } from './shadow-list.tsx';
import { StageTimeLine } from './stage-time-line.tsx';
import { VerdictStory } from './verdict-story.tsx';

/** Image on the left, the part's story on the right. */
export function InspectionView({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useTranslation();
  const { picture, isPending } = useDecodedPicture(inspection.id);
  const [areBoxesShown, showBoxes] = useState(true);
  const [areFaintShown, showFaint] = useState(false);
  useShortcuts({ 'inspection-boxes': () => showBoxes((shown) => !shown) });
  const isLeader = ['supervisor', 'engineer'].includes(useSession().role);
  const telling = tellingDetections(inspection.detections, inspection.reasons);
  const detections = areFaintShown ? inspection.detections : telling;
  const faint = inspection.detections.length - telling.length;
  return (
    <div className={styles.view}>
      <div className={styles.part}>
        <div className={styles.picture}>
          {!isPending && (
            <PartPicture picture={picture} alt={inspection.fileName} detections={areBoxesShown ? detections : []} />
          )}
        </div>
        <div className={styles.tools}>
          <Switch
            label={
              <>
                {t('picture.boxes-count', { count: detections.length })} <KeyHint id="inspection-boxes" />
              </>
            }
            checked={areBoxesShown}
            onChange={(event) => showBoxes(event.currentTarget.checked)}
          />
          <Switch
            label={t('inspection.faint', { count: faint })}
            checked={areFaintShown}
            disabled={faint === 0}
            onChange={(event) => showFaint(event.currentTarget.checked)}
          />
        </div>
      </div>
      {/** biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className={styles.story} tabIndex={0} aria-label={t('inspection.story')}>
        <VerdictStory inspection={inspection} />
        {!inspection.isBrought && <StageTimeLine inspection={inspection} />}
        <ShadowList id={inspection.id} />
        <DispositionList dispositions={inspection.dispositions} isWaiting={inspection.isWaiting} />
        <CorrectionSection key={inspection.id} inspection={inspection} />
        {isLeader && inspection.isReadable && !inspection.isWaiting && (
          <section aria-label={t('teach.lead')}>
            <h2>{t('teach.title')}</h2>
            <TeachWith
              inspectionId={inspection.id}
              recipeId={inspection.recipeId}
              suggested={inspection.dispositions.at(-1)?.classNames[0] ?? inspection.topClass}
            />
          </section>
        )}
        <Provenance inspection={inspection} />
        <DetectionTable detections={inspection.detections} />
      </section>
    </div>
  );
}
