import { useTranslation } from 'react-i18next';
import type { Detection } from '../../../preload/contract/models/model.ts';
import type { VerdictKind } from '../../../preload/contract/parts/inspection.ts';
import type { InspectionId } from '../../../preload/contract/values/units.ts';
import { PartPicture } from '../../picture/part-picture.tsx';
import { useDecodedPicture } from '../../picture/use-decoded-picture.ts';
import compare from './compare.module.css';

type Props = {
  readonly id: InspectionId;
  readonly name: string;
  readonly side: 'champion' | 'challenger';
  readonly verdict: VerdictKind;
  readonly detections: readonly Detection[];
};

/** What one of two models saw on a part, and its verdict. Each has its own copy of the image: one element cannot be in two places. */
export function ModelSide({ id, name, side, verdict, detections }: Props) {
  const { t } = useTranslation();
  const { picture, isPending } = useDecodedPicture(id);
  return (
    <div className={compare.side}>
      <div className={compare.sidePicture}>
        {!isPending && (
          <PartPicture picture={picture} alt={`${name}, ${t(`compare.${side}`)}`} detections={detections} />
        )}
      </div>
      <span>
        {t(`compare.${side}`)}: <strong>{t(`history.verdict-${verdict}`)}</strong>
      </span>
    </div>
  );
}
