import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Disagreement } from '../../../preload/contract/parts/adjudication.ts';
import type { HumanBox } from '../../../preload/contract/parts/inspection.ts';
import { MarkedPicture } from '../../book/marked-picture.tsx';
import { pictureAddress } from '../../picture/load-part.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import styles from './adjudication.module.css';
import { AnswerList } from './answer-list.tsx';
import { DecisionForm } from './decision-form.tsx';

/** One disputed part: its picture, what was said, and the decision. */
export function DisputedPart({ disagreement }: { readonly disagreement: Disagreement }) {
  const { t } = useTranslation();
  const { inspectionId, name, first, second, agreed } = disagreement;
  const inspection = useOperation('inspection.read', { id: inspectionId }).data;
  const offered = [agreed?.boxes, first?.boxes, second.boxes].map((boxes) => boxes ?? []);
  const [boxes, setBoxes] = useState<readonly HumanBox[]>(offered.find((each) => each.length > 0) ?? []);
  return (
    <article className={styles.part}>
      <div>
        <h2 className={styles.serial}>{name}</h2>
        {inspection !== undefined && (
          <MarkedPicture
            address={pictureAddress(inspectionId)}
            width={inspection.width}
            height={inspection.height}
            boxes={boxes}
            alt={t('review.picture-of', { name, count: boxes.length })}
          />
        )}
      </div>
      <div>
        <AnswerList disagreement={disagreement} />
        <DecisionForm disagreement={disagreement} boxes={boxes} onBoxes={setBoxes} />
      </div>
    </article>
  );
}
