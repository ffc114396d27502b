import { useElementSize } from '@mantine/hooks';
import { IconPhotoOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Detection } from '../../preload/contract/models/model.ts';
import { Empty } from '../ui/controls/empty.tsx';
import { DecodedPicture } from './decoded-picture.tsx';
import { DetectionOverlay } from './detection-overlay.tsx';
import { fitFrame } from './fit-frame.ts';
import styles from './part-picture.module.css';

type Props = {
  readonly picture: HTMLImageElement | null;
  readonly alt: string;
  /** Boxes in pixels of the upright picture. */
  readonly detections: readonly Detection[];
  readonly isStale?: boolean;
};

/** A part's picture as large as the room allows, with what the model saw drawn over it. */
export function PartPicture({ picture, alt, detections, isStale = false }: Props) {
  const { t } = useTranslation();
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  const size = picture && { width: picture.naturalWidth, height: picture.naturalHeight };
  const frame = size && fitFrame(size, { width, height });
  return (
    <div ref={ref} className={styles.room} data-stale={isStale}>
      {picture === null && (
        <div className={styles.missing}>
          <Empty Icon={IconPhotoOff} title={t('picture.missing')}>
            {t('picture.missing-text')}
          </Empty>
        </div>
      )}
      {picture !== null && frame && (
        <figure className={styles.frame} style={{ width: frame.width, height: frame.height }}>
          <DecodedPicture picture={picture} alt={alt} />
          <DetectionOverlay detections={detections} frame={frame} />
        </figure>
      )}
    </div>
  );
}
