import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ChangedPart, Comparison, ComparisonFilter } from '../../../preload/contract/models/shadow.ts';
import type { InspectionId } from '../../../preload/contract/values/units.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { ask } from '../../ui/engine/lupa.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useSession } from '../../ui/engine/use-session.ts';
import styles from '../models.module.css';
import compare from './compare.module.css';
import { ModelSide } from './model-side.tsx';
import { SendToReview } from './send-to-review.tsx';

const PAGE = 10;

type Props = {
  readonly filter: ComparisonFilter;
  /** The count so far, and what people said about the parts: when either changes, there is something new to read. */
  readonly judged: Comparison['judged'];
};

/** The parts whose verdict would change, each as both models saw it, newest first. */
export function ChangedParts({ filter, judged }: Props) {
  const { t } = useTranslation();
  const { discordant, known } = judged;
  const maySend = useSession().role === 'engineer';
  const changed = useInfiniteQuery({
    queryKey: ['shadow.changed-parts', { ...filter, until: filter.until - filter.from }, discordant, known],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => ask('shadow.changed-parts', { filter, before: pageParam, limit: PAGE }),
    initialPageParam: null as InspectionId | null,
    getNextPageParam: ({ next }) => next,
  });
  const parts = changed.data?.pages.flatMap((page) => page.parts) ?? [];
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('compare.changed')}</h2>
      {maySend && discordant > 0 && <SendToReview filter={filter} judged={judged} />}
      {changed.isError && <FaultNotice error={changed.error} onRetry={() => void changed.refetch()} />}
      {changed.isSuccess && parts.length === 0 && <p className={styles.lead}>{t('compare.none-changed')}</p>}
      <ol className={compare.changed}>
        {parts.map((part) => (
          <Changed key={part.part.id} changed={part} />
        ))}
      </ol>
      {changed.hasNextPage && (
        <div>
          <Button variant="default" loading={changed.isFetchingNextPage} onClick={() => void changed.fetchNextPage()}>
            {t('compare.more')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Changed({ changed: { part, champion, challenger, isBad } }: { readonly changed: ChangedPart }) {
  const { t } = useTranslation();
  const detections = useOperation('inspection.read', { id: part.id }).data?.detections ?? [];
  const name = part.serial ?? part.fileName;
  return (
    <li className={compare.pair}>
      <p className={compare.pairName}>
        <Link href={`/inspection/${part.id}`}>{name}</Link>
        <span className={styles.dim}>
          {isBad === null
            ? t(part.isWaiting ? 'compare.is-waiting' : 'compare.unknown')
            : t(isBad ? 'compare.is-bad' : 'compare.is-good')}
        </span>
      </p>
      <ModelSide id={part.id} name={name} side="champion" verdict={champion} detections={detections} />
      <ModelSide
        id={part.id}
        name={name}
        side="challenger"
        verdict={challenger.verdict}
        detections={challenger.detections}
      />
    </li>
  );
}
