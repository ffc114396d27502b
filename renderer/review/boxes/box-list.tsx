import { ActionIcon, Button } from '@mantine/core';
import { IconCheck, IconMarquee2, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Detection } from '../../../preload/contract/models/model.ts';
import { KeyHint } from '../../ui/keyboard/key-hint.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import type { ItemWork } from '../use-item-work.ts';
import styles from './box-list.module.css';
import { type Chosen, openSuggestions, withKept, withoutChosen } from './draft-boxes.ts';

type Props = { readonly work: ItemWork; readonly detections: readonly Detection[] };

/** The boxes as words, for fingers and screen readers. */
export function BoxList({ work, detections }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { draft, chosen } = work;
  const rows = [
    ...openSuggestions(detections, draft).map((index) => ({
      place: { of: 'model', index } as const,
      name: `${detections[index]?.className} ${format.score(detections[index]?.score ?? 0)}`,
    })),
    ...draft.boxes.map(({ className }, index) => ({ place: { of: 'person', index } as const, name: className })),
  ];
  if (rows.length === 0) return null;
  const isChosen = ({ of, index }: Chosen) => chosen?.of === of && chosen.index === index;
  return (
    <ul className={styles.list} aria-label={t('review.boxes')}>
      {rows.map(({ place, name }) => (
        <li key={`${place.of} ${place.index}`} className={styles.row} data-of={place.of}>
          <Button
            variant={isChosen(place) ? 'light' : 'subtle'}
            color={isChosen(place) ? 'accent' : 'gray'}
            className={styles.name}
            justify="flex-start"
            leftSection={<IconMarquee2 size="1.1rem" aria-hidden />}
            aria-pressed={isChosen(place)}
            title={name}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => work.choose(isChosen(place) ? null : place)}
          >
            <span className={styles.text}>{name === '' ? t('review.unnamed-box') : name}</span>
          </Button>
          {place.of === 'model' && (
            <ActionIcon
              variant="default"
              aria-label={t('review.keep-box', { name })}
              title={t('keys.review-box-keep')}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => work.change({ draft: withKept(draft, detections, place.index), chosen: null })}
            >
              <IconCheck size="1.2rem" />
            </ActionIcon>
          )}
          <ActionIcon
            variant="default"
            aria-label={t('review.delete-box', { name })}
            title={t('keys.review-box-delete')}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => work.change({ draft: withoutChosen(draft, place), chosen: null, mode: 'look' })}
          >
            <IconTrash size="1.2rem" />
          </ActionIcon>
        </li>
      ))}
      <li className={styles.hint}>
        <KeyHint id="review-box-next" /> {t('review.box-hint-next')} <KeyHint id="review-box-keep" />{' '}
        {t('review.box-hint-keep')}
      </li>
    </ul>
  );
}
