import { ActionIcon } from '@mantine/core';
import {
  IconAspectRatio,
  IconBook2,
  IconColumns2,
  IconContrastFilled,
  IconLock,
  IconMarquee2,
  type IconProps,
  IconSquarePlus2,
  IconZoomIn,
  IconZoomOut,
  IconZoomScan,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewItem } from '../../../preload/contract/parts/review.ts';
import { keysOf, type ShortcutId } from '../../ui/keyboard/keys.ts';
import { useKeyLabel, useKeySet } from '../../ui/keyboard/shortcuts.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import { KeySetMenu } from '../answer/key-set-menu.tsx';
import { partName } from '../around/part-name.ts';
import type { Side } from '../around/side-pane.tsx';
import type { BoxActions } from '../boxes/use-box-keys.ts';
import styles from './picture-tools.module.css';
import { ToneMenu } from './tone-menu.tsx';
import type { LookActions } from './use-look-keys.ts';
import type { PictureLook } from './use-picture-look.ts';

type Props = {
  readonly item: ReviewItem;
  readonly look: PictureLook;
  readonly actions: LookActions & BoxActions;
  readonly side: Side | null;
  readonly onSide: (side: Side) => void;
};

/** The name of the part, and the tools for looking at it. */
export function PictureTools({ item, look, actions, side, onSide }: Props) {
  const { t } = useTranslation();
  const { changeTone, tone } = look;
  const invert = () => changeTone({ isInverted: !tone.isInverted });
  return (
    <header className={styles.tools}>
      <PartFacts item={item} />
      <div className={styles.buttons} role="toolbar" aria-label={t('review.looking')}>
        <Tool id="review-box-new" onPress={actions.newBox} Icon={IconSquarePlus2} />
        <Tool id="review-boxes" isOn={look.areBoxesShown} onPress={look.toggleBoxes} Icon={IconMarquee2} />
        <Tool id="review-zoom-in" onPress={actions.zoomIn} Icon={IconZoomIn} />
        <Tool id="review-zoom-out" onPress={actions.zoomOut} Icon={IconZoomOut} />
        <Tool id="review-fit" onPress={actions.fit} Icon={IconAspectRatio} />
        <Tool id="review-keep-zoom" isOn={look.isZoomKept} onPress={look.toggleKeepZoom} Icon={IconLock} />
        <Tool id="review-loupe" isOn={look.hasLoupe} onPress={look.toggleLoupe} Icon={IconZoomScan} />
        <Tool id="review-invert" isOn={tone.isInverted} onPress={invert} Icon={IconContrastFilled} />
        <ToneMenu look={look} />
        <Tool id="review-good" isOn={side === 'good'} onPress={() => onSide('good')} Icon={IconColumns2} />
        <Tool id="review-book" isOn={side === 'book'} onPress={() => onSide('book')} Icon={IconBook2} />
        <KeySetMenu />
      </div>
    </header>
  );
}

function PartFacts({ item }: { readonly item: ReviewItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { fileName, lot, laneName, capturedAt } = item.inspection;
  return (
    <div className={styles.part}>
      <strong className={styles.serial} title={fileName}>
        {partName(item, t)}
      </strong>
      <span className={styles.facts}>
        {lot !== null && <span>{t('part.lot', { lot })}</span>}
        <time>{format.clock(capturedAt)}</time>
        <span className={styles.lane} title={laneName}>
          {laneName}
        </span>
      </span>
    </div>
  );
}

type ToolProps = {
  readonly id: ShortcutId;
  readonly isOn?: boolean;
  readonly Icon: ComponentType<IconProps>;
  readonly onPress: () => void;
};

function Tool({ id, isOn, Icon, onPress }: ToolProps) {
  const { t } = useTranslation();
  const [keySet] = useKeySet();
  const keyLabel = useKeyLabel();
  const [key] = keysOf(id, keySet);
  return (
    <ActionIcon
      variant={isOn === true ? 'light' : 'subtle'}
      color={isOn === true ? 'accent' : 'gray'}
      className={styles.tool}
      aria-label={t(`keys.${id}`)}
      aria-pressed={isOn}
      title={`${t(`keys.${id}`)} (${keyLabel(key)})`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <Icon size="1.4rem" stroke={1.6} />
      <span className={styles.key} aria-hidden>
        {keyLabel(key)}
      </span>
    </ActionIcon>
  );
}
