import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KNOWN_DEPTHS, type UsedBits } from '../../../preload/contract/station/lane.ts';
import styles from './lanes.module.css';

type Props = {
  readonly usedBits: UsedBits;
  /** How many bits its images used while nobody had set it. */
  readonly seen: UsedBits;
  readonly onChange: (usedBits: UsedBits) => void;
};

const UNSETTLED = 'unsettled';

/** How many of 16 bits a lane's camera uses, and what its images suggest. */
export function UsedBitsField({ usedBits, seen, onChange }: Props) {
  const { t } = useTranslation();
  const bitsOf = (bits: number) => t('lane.bits-of', { bits: String(bits) });
  return (
    <div>
      <Select
        label={t('lane.bits')}
        description={t('lane.bits-hint')}
        data={[
          { value: UNSETTLED, label: t('lane.bits-unsettled') },
          ...KNOWN_DEPTHS.map((bits) => ({ value: String(bits), label: bitsOf(bits) })),
        ]}
        value={usedBits === null ? UNSETTLED : String(usedBits)}
        allowDeselect={false}
        onChange={(chosen) => onChange(KNOWN_DEPTHS.find((bits) => String(bits) === chosen) ?? null)}
      />
      {usedBits === null && seen !== null && (
        <p className={styles.trouble} role="status">
          {t('lane.bits-seen', { bits: String(seen) })}
        </p>
      )}
    </div>
  );
}
