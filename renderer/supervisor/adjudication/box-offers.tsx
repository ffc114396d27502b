import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Disagreement } from '../../../preload/contract/parts/adjudication.ts';
import type { HumanBox } from '../../../preload/contract/parts/inspection.ts';
import styles from './adjudication.module.css';

type Props = {
  readonly disagreement: Disagreement;
  readonly boxes: readonly HumanBox[];
  readonly onBoxes: (boxes: readonly HumanBox[]) => void;
};

/** Chooses whose boxes to keep, if anyone has drawn any. */
export function BoxOffers({ disagreement: { agreed, first, second }, boxes, onBoxes }: Props) {
  const { t } = useTranslation();
  const offers = [
    { name: t('adjudication.agreed-before'), boxes: agreed?.boxes ?? [] },
    { name: t('adjudication.answer', { number: 1 }), boxes: (first ?? second).boxes },
    { name: t('adjudication.answer', { number: 2 }), boxes: first === null ? [] : second.boxes },
  ].filter((offer) => offer.boxes.length > 0);
  if (offers.length === 0) return null;
  return (
    <div className={styles.boxes}>
      <span aria-hidden>{t('adjudication.boxes')}</span>
      <SegmentedControl
        aria-label={t('adjudication.boxes')}
        value={offers.find((offer) => offer.boxes === boxes)?.name ?? ''}
        onChange={(name) => onBoxes(offers.find((offer) => offer.name === name)?.boxes ?? [])}
        data={[...offers.map(({ name }) => name), { value: '', label: t('adjudication.no-boxes') }]}
      />
    </div>
  );
}
