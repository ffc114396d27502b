import { Button } from '@mantine/core';
import { IconInfoCircle, IconMarquee2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { InspectionSummary } from '../../../preload/contract/parts/inspection.ts';
import { KeyHint } from '../../ui/keyboard/key-hint.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './part-caption.module.css';

type Props = {
  readonly part: InspectionSummary;
  readonly boxes: number;
  readonly areBoxesShown: boolean;
  readonly onToggleBoxes: () => void;
};

/** The name of the part shown, and the actions for its image. */
export function PartCaption({ part, boxes, areBoxesShown, onToggleBoxes }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [, navigate] = useLocation();
  return (
    <header className={styles.caption}>
      <h1 className={styles.serial} title={part.fileName}>
        {part.serial ?? part.fileName}
      </h1>
      <span className={styles.facts}>
        {part.lot !== null && <span>{t('part.lot', { lot: part.lot })}</span>}
        <span className={styles.lane} title={part.laneName}>
          {part.laneName}
        </span>
        <time>{format.clock(part.decidedAt)}</time>
        <span>{format.milliseconds(part.elapsedMs)}</span>
      </span>
      <Button
        variant={areBoxesShown ? 'light' : 'default'}
        aria-pressed={areBoxesShown}
        leftSection={<IconMarquee2 size="1.1rem" />}
        rightSection={<KeyHint id="line-boxes" />}
        onClick={onToggleBoxes}
      >
        {t('picture.boxes-count', { count: boxes })}
      </Button>
      <Button
        variant="default"
        leftSection={<IconInfoCircle size="1.1rem" />}
        onClick={() => navigate(`/inspection/${part.id}`)}
      >
        {t('line.details')}
      </Button>
    </header>
  );
}
