import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { leftOutSchema, type SetCounts, type SetGap } from '../../../preload/contract/station/transfer.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './export.module.css';

type Props = { readonly counts: SetCounts; readonly thin: readonly SetGap[] };

/** What went into a set, what was left out and why, and what it has too little of. */
export function SetSummary({ counts, thin }: Props) {
  const { t } = useTranslation();
  const left = leftOutSchema.options.flatMap((why) => {
    const count = counts.leftOut[why] ?? 0;
    return count === 0 ? [] : [{ why, count }];
  });
  const pictures = [
    [t('transfer.train'), counts.pictures.train],
    [t('transfer.val'), counts.pictures.val],
    [t('transfer.test'), counts.pictures.test],
    [t('transfer.good'), counts.good],
  ] as const;
  return (
    <>
      {thin.length > 0 && (
        <div className={styles.thin}>
          <h3 className={styles.small}>{t('transfer.thin')}</h3>
          <ul>
            {thin.map((each) => (
              <li key={JSON.stringify(each)}>
                <ThinSentence thin={each} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <FigureInfo figure="training-set" />
      <div className={styles.tables}>
        <Counts title={t('transfer.pictures')} rows={pictures} />
        <Counts title={t('transfer.boxes')} rows={Object.entries(counts.boxes)} />
        {left.length > 0 && (
          <Counts
            title={t('transfer.left-out')}
            rows={left.map(({ why, count }) => [t(`transfer.left-out-why.${why}`), count])}
          />
        )}
      </div>
    </>
  );
}

function ThinSentence({ thin }: { readonly thin: SetGap }) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (thin.code) {
    case 'few-boxes':
      return t('transfer.thin-why.few-boxes', { className: thin.className, count: thin.boxes });
    case 'one-lamp':
      return t('transfer.thin-why.one-lamp', { spread: format.rate(thin.spread) });
    case 'empty-split':
      return t('transfer.thin-why.empty-split', { side: t(`transfer.${thin.split}`) });
    case 'class-not-on-side':
      return t('transfer.thin-why.class-not-on-side', {
        className: thin.className,
        side: t(`transfer.${thin.split}`),
      });
    case 'uneven-split':
      return t('transfer.thin-why.uneven-split', {
        side: t(`transfer.${thin.split}`),
        share: format.percent(thin.share),
        wanted: format.percent(thin.wanted),
      });
    case 'models-alone':
      return t('transfer.thin-why.models-alone', { pictures: format.count(thin.pictures) });
    case 'one-lot':
    case 'no-good-parts':
      return t(`transfer.thin-why.${thin.code}`);
    default:
      return thin satisfies never;
  }
}

type CountsProps = { readonly title: string; readonly rows: readonly (readonly [string, number])[] };

/** Names with their numbers, right-aligned so that they compare. */
export function Counts({ title, rows }: CountsProps) {
  const format = useFormat();
  return (
    <Table aria-label={title} verticalSpacing="0.3rem" className={styles.counts}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th colSpan={2}>{title}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([name, count]) => (
          <Table.Tr key={name}>
            <Table.Td>{name}</Table.Td>
            <Table.Td className={styles.number}>{format.count(count)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
