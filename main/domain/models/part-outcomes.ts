import type { VerdictKind } from '../../../preload/contract/parts/inspection.ts';
import { estimateShare, type ShareEstimate } from '../statistics/wilson-interval.ts';

/** What the machine decided about a part with a known answer. */
export type JudgedPart = Readonly<{ isBad: boolean; verdict: VerdictKind }>;

export type PartOutcomes = Readonly<{
  parts: number;
  badParts: number;
  /** Parts decided without a person ÷ all parts. */
  decided: ShareEstimate | null;
  /** Bad parts that passed ÷ bad parts. */
  escapes: ShareEstimate | null;
  /** Good parts that failed ÷ good parts. */
  overkill: ShareEstimate | null;
  /** Bad parts that failed ÷ bad parts, and good parts that passed ÷ good parts. */
  badFailed: ShareEstimate | null;
  goodPassed: ShareEstimate | null;
}>;

export function partOutcomes(parts: readonly JudgedPart[]): PartOutcomes {
  const bad = parts.filter((part) => part.isBad);
  const good = parts.filter((part) => !part.isBad);
  const shareOf = (verdict: VerdictKind, of: readonly JudgedPart[]) =>
    estimateShare(of.filter((part) => part.verdict === verdict).length, of.length);
  return {
    parts: parts.length,
    badParts: bad.length,
    decided: estimateShare(parts.filter((part) => part.verdict !== 'undetermined').length, parts.length),
    escapes: shareOf('pass', bad),
    overkill: shareOf('fail', good),
    badFailed: shareOf('fail', bad),
    goodPassed: shareOf('pass', good),
  };
}

/** The share decided without a person on a line where `badShare` of the parts are bad; `null` if one kind was never seen. */
export function decidedAtBadShare(outcomes: PartOutcomes, badShare: number): number | null {
  const { escapes, overkill, badFailed, goodPassed } = outcomes;
  if (escapes === null || overkill === null || badFailed === null || goodPassed === null) return null;
  return badShare * (escapes.share + badFailed.share) + (1 - badShare) * (overkill.share + goodPassed.share);
}
