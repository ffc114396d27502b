import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { InspectionSummary } from '../../preload/contract/parts/inspection.ts';
import { PartPicture } from '../picture/part-picture.tsx';
import { tellingDetections } from '../picture/telling.ts';
import { useLoadedPart } from '../picture/use-loaded-part.ts';
import { recentParts } from '../ui/engine/use-live-events.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import { VerdictMark } from '../ui/marks/verdict-mark.tsx';
import { reasonSentence } from '../ui/words/reason-sentence.ts';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './demo-line.module.css';

/** The newest part beside the controls, so that what they change is seen at once. */
export function MadePart() {
  const { t } = useTranslation();
  const newest = useOperation(...recentParts).data?.[0] ?? null;
  return (
    <aside className={styles.part} aria-label={t('line.last-part')}>
      {newest === null ? <p className={styles.none}>{t('line.no-part-yet')}</p> : <Shown newest={newest} />}
    </aside>
  );
}

function Shown({ newest }: { readonly newest: InspectionSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const loaded = useLoadedPart(newest.id);
  const shown = loaded?.inspection ?? newest;
  const { detections = [], reasons = [] } = loaded?.inspection ?? {};
  return (
    <>
      <div className={styles.picture}>
        {loaded !== null && (
          <PartPicture
            picture={loaded.picture}
            alt={shown.fileName}
            detections={tellingDetections(detections, reasons)}
          />
        )}
      </div>
      <p className={styles.said}>
        <VerdictMark signal={shown.signal} />{' '}
        <Link href={`/inspection/${shown.id}`} className={styles.name}>
          {shown.serial ?? shown.fileName}
        </Link>
      </p>
      <p className={styles.reasons}>{reasons.map((reason) => reasonSentence(reason, t, format)).join(' ')}</p>
    </>
  );
}
