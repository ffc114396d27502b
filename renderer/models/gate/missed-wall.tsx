import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import type { FoundReport } from './gate-rows.ts';
import { missSentence } from './miss-sentence.ts';
import { isMissedBy, MissedPicture, type Side } from './missed-picture.tsx';
import wall from './missed-wall.module.css';

/** Parts shown at once on each side: whole photographs are decoded for them. */
const PAGE = 6;

/** What a model misses on the golden set beside what the champion misses, as pictures and in one sentence. */
export function MissedWall({ report }: { readonly report: FoundReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sentence = missSentence(report, t, format);
  const { champion, misses } = report;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('gate.miss.title')}</h2>
      {sentence !== null && <p className={wall.sentence}>{sentence}</p>}
      {misses === null && <p className={styles.lead}>{t('gate.miss.not-kept')}</p>}
      {misses !== null && (
        <div className={wall.sides}>
          <OneSide report={report} side="challenger" />
          {champion !== null && <OneSide report={report} side="champion" />}
        </div>
      )}
      {misses !== null && misses.more > 0 && (
        <p className={styles.lead}>{t('gate.miss.not-listed', { count: misses.more })}</p>
      )}
    </section>
  );
}

function OneSide({ report, side }: { readonly report: FoundReport; readonly side: Side }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(PAGE);
  const parts = (report.misses?.parts ?? []).filter(
    ({ boxes, passed }) => passed[side] || boxes.some((box) => isMissedBy(box, side)),
  );
  return (
    <div className={wall.side}>
      <h3 className={wall.heading}>{t(`gate.miss.by-${side}`, { count: parts.length })}</h3>
      {parts.length === 0 && <p className={styles.lead}>{t('gate.miss.nothing')}</p>}
      <ul className={wall.parts}>
        {parts.slice(0, shown).map((part) => (
          <MissedPicture key={part.inspectionId} part={part} side={side} hasOther={report.champion !== null} />
        ))}
      </ul>
      {parts.length > shown && (
        <div>
          <Button variant="default" onClick={() => setShown(shown + PAGE)}>
            {t('gate.more-golden', { count: parts.length - shown })}
          </Button>
        </div>
      )}
    </div>
  );
}
