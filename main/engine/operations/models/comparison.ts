import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { type Fault, failed, ok } from '../../../../preload/contract/faults/result.ts';
import type { Comparison, ComparisonFilter } from '../../../../preload/contract/models/shadow.ts';
import { compareClasses } from '../../../domain/models/class-comparison.ts';
import { judgeModels, type Knowledge } from '../../../domain/models/compare-models.ts';
import { quantile } from '../../../domain/statistics/quantile.ts';
import { estimateShare } from '../../../domain/statistics/wilson-interval.ts';
import type { ReadDb } from '../../store/handles.ts';
import { changedParts } from '../../store/models/changed-parts.ts';
import {
  classCounts,
  lookTimes,
  skippedParts,
  type VerdictCount,
  verdictCounts,
} from '../../store/models/comparison.ts';
import { findModelId } from '../../store/models/models.ts';
import { replayOf } from '../../store/models/replays.ts';
import type { Store } from '../../store/opening/open.ts';
import type { Handlers } from '../handlers.ts';

type ComparisonHandlers = Pick<Handlers, 'shadow.compare' | 'shadow.changed-parts'>;

/** What champion and challenger said about the same parts, in total and one by one. */
export function comparisonHandlers({ store: { read } }: { readonly store: Pick<Store, 'read'> }): ComparisonHandlers {
  return {
    'shadow.compare': (filter) => {
      const missing = missingIn(read, filter);
      return missing === null ? ok(comparisonOf(read, filter)) : failed(missing);
    },
    'shadow.changed-parts': ({ filter, before, limit }) => {
      const missing = missingIn(read, filter);
      if (missing !== null) return failed(missing);
      const parts = [...changedParts(read, filter, { before, limit })];
      return ok({ parts, next: parts.length < limit ? null : (parts.at(-1)?.part.id ?? null) });
    },
  };
}

/** What is missing for a comparison. */
export function missingIn(db: ReadDb, { modelSha256, replayId }: ComparisonFilter): Fault | null {
  if (findModelId(db, modelSha256) === null) return notFound('model', modelSha256);
  const isThere = replayId === null || replayOf(db, replayId)?.modelSha256 === modelSha256;
  return isThere ? null : notFound('replay-of-model', replayId);
}

/** Champion and challenger on the same parts, from the roll-ups. */
export function comparisonOf(db: ReadDb, filter: ComparisonFilter): Comparison {
  const counts = verdictCounts(db, filter);
  const looked = sum(counts);
  const share = (fits: (count: VerdictCount) => boolean) => estimateShare(sum(counts.filter(fits)), looked);
  const discordant = counts.filter(({ champion, challenger }) => champion !== challenger);
  const ofKnown = (known: VerdictCount['known']) => sum(discordant.filter((count) => count.known === known));
  return {
    looked,
    skipped: skippedParts(db, filter),
    confusion: confusionOf(counts),
    classes: compareClasses(classCounts(db, filter)),
    agreement: share(({ champion, challenger }) => champion === challenger),
    automation: {
      champion: share(({ champion }) => champion !== 'undetermined'),
      challenger: share(({ challenger }) => challenger !== 'undetermined'),
    },
    latency: latencyOf(db, filter),
    judged: {
      discordant: sum(discordant),
      unjudged: ofKnown('unjudged'),
      waiting: ofKnown('waiting'),
      known: ofKnown('good') + ofKnown('bad'),
      knownAided: ofKnown('good-aided') + ofKnown('bad-aided'),
      ...judgeModels(counts.map(({ known, ...pair }) => ({ ...pair, known: knowledgeOf(known) }))),
    },
  };
}

function confusionOf(counts: readonly VerdictCount[]): Comparison['confusion'] {
  const cells = Map.groupBy(counts, ({ champion, challenger }) => `${champion} ${challenger}`);
  return [...cells.values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const { champion, challenger } = first;
    const ofKnown = (known: VerdictCount['known']) => sum(some.filter((count) => count.known === known));
    const good = ofKnown('good') + ofKnown('good-aided');
    const bad = ofKnown('bad') + ofKnown('bad-aided');
    return [{ champion, challenger, parts: sum(some), good, bad }];
  });
}

function knowledgeOf(known: VerdictCount['known']): Knowledge {
  switch (known) {
    case 'good':
    case 'bad':
    case 'good-aided':
    case 'bad-aided':
      return known;
    case 'waiting':
    case 'open':
    case 'unjudged':
      return 'none';
    default:
      return known satisfies never;
  }
}

function latencyOf(db: ReadDb, filter: ComparisonFilter): Comparison['latency'] {
  // Parts without a recorded time of the champion compare nothing.
  const looks = lookTimes(db, filter).flatMap(({ championMs, challengerMs }) =>
    championMs === null ? [] : [{ championMs, challengerMs }],
  );
  if (looks.length === 0) return null;
  const times = (of: readonly number[]) => {
    const sorted = of.toSorted((a, b) => a - b);
    return { p50Ms: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95) };
  };
  return {
    looks: looks.length,
    champion: times(looks.map(({ championMs }) => championMs)),
    challenger: times(looks.map(({ challengerMs }) => challengerMs)),
  };
}

function sum(counts: readonly { readonly parts: number }[]): number {
  return counts.reduce((total, { parts }) => total + parts, 0);
}
