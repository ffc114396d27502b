import { Button, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Thumbnail } from '../../picture/thumbnail.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import peopleStyles from '../people/people-page.module.css';
import type { PlannedPart } from './plan.ts';
import styles from './studies.module.css';

type Props = { readonly parts: readonly PlannedPart[]; readonly onChange: (parts: readonly PlannedPart[]) => void };

/** The parts of a plan with their pictures: where there is no agreed answer, the expert gives it. */
export function PlanParts({ parts, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = (holds: (part: PlannedPart) => boolean) => format.count(parts.filter(holds).length);
  const set = (id: PlannedPart['id'], isBad: boolean) =>
    onChange(parts.map((part) => (part.id === id ? { ...part, isBad } : part)));
  return (
    <>
      <p>
        {t('study.chosen', {
          all: format.count(parts.length),
          good: count(({ isBad }) => isBad === false),
          bad: count(({ isBad }) => isBad === true),
          open: count(({ isBad }) => isBad === null),
          borderline: count(({ isBorderline }) => isBorderline),
        })}
      </p>
      <ul className={styles.parts}>
        {parts.map(({ id, name, hint, isBad, isAgreedBad }) => (
          <li key={id} className={styles.part}>
            <Thumbnail id={id} className={styles.thumbnail} />
            <strong className={styles.partName}>{name}</strong>
            <span className={peopleStyles.dim}>{t(`study.hint.${hint}`)}</span>
            <SegmentedControl
              fullWidth
              aria-label={t('study.what-is', { name })}
              value={isBad === null ? '' : isBad ? 'bad' : 'good'}
              disabled={isAgreedBad !== null}
              data={[
                { value: 'good', label: t('adjudication.good') },
                { value: 'bad', label: t('adjudication.bad') },
              ]}
              onChange={(value) => set(id, value === 'bad')}
            />
            <Button
              variant="subtle"
              size="sm"
              onClick={() => onChange(parts.filter((part) => part.id !== id))}
              aria-label={t('study.leave-out-part', { name })}
            >
              {t('study.leave-out')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
