import { Button } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { IconPhotoOff, IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Detection } from '../../../preload/contract/models/model.ts';
import type { ReviewItem } from '../../../preload/contract/parts/review.ts';
import { Empty } from '../../ui/controls/empty.tsx';
import { useIsLate } from '../../ui/time/use-is-late.ts';
import { partName } from '../around/part-name.ts';
import type { ItemWork } from '../use-item-work.ts';
import { afterPaint } from './after-paint.ts';
import styles from './item-picture.module.css';
import { Loupe } from './loupe.tsx';
import type { ShelvedPicture } from './picture-shelf.ts';
import { PictureStage } from './picture-stage.tsx';
import type { PictureLook } from './use-picture-look.ts';

type Props = {
  readonly item: ReviewItem;
  readonly picture: ShelvedPicture;
  readonly onRetry: () => void;
  readonly detections: readonly Detection[];
  readonly classes: readonly string[];
  readonly work: ItemWork;
  readonly look: PictureLook;
  /** The image of this item is on screen, or it is clear that there is none. */
  readonly onPainted: (at: number) => void;
};

/** The part as large as space allows, or why it cannot be shown. */
export function ItemPicture({ item, picture, onRetry, detections, classes, work, look, onPainted }: Props) {
  const { t } = useTranslation();
  const { ref: sized, width, height } = useElementSize<HTMLDivElement>();
  const area = useRef<HTMLDivElement>(null);
  const ref = useMergedRef(sized, area);
  const isLate = useIsLate(picture.kind === 'coming', 1000);
  const tell = useRef(onPainted);
  const { setRoom } = look;
  useEffect(() => {
    tell.current = onPainted;
  });
  useEffect(() => setRoom({ width, height }), [setRoom, width, height]);
  const isShown = picture.kind === 'missing' || (picture.kind === 'ready' && width > 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new item is a new image, even if both show none
  useEffect(() => (isShown ? afterPaint((at) => tell.current(at)) : undefined), [isShown, item.id]);
  const name = partName(item, t);
  return (
    <div ref={ref} className={styles.area}>
      {picture.kind === 'ready' && width > 0 && (
        <div role="img" aria-label={t('review.picture-of', { name, count: work.draft.boxes.length })}>
          <PictureStage
            item={item}
            detections={detections}
            classes={classes}
            work={work}
            look={look}
            bitmap={picture.bitmap}
            room={{ width, height }}
          />
        </div>
      )}
      {picture.kind === 'ready' && look.hasLoupe && (
        <Loupe area={area} bitmap={picture.bitmap} item={item} look={look} />
      )}
      {picture.kind === 'missing' && (
        <div className={styles.missing}>
          <Empty
            Icon={IconPhotoOff}
            title={t('picture.missing')}
            action={
              <Button variant="default" leftSection={<IconRefresh size="1.1rem" />} onClick={onRetry}>
                {t('common.try-again')}
              </Button>
            }
          >
            {t('review.picture-missing')}
          </Empty>
        </div>
      )}
      {isLate && <p className={styles.coming}>{t('review.picture-coming')}</p>}
    </div>
  );
}
