import type { HistoryFilter } from '../../../../preload/contract/parts/history.ts';
import { MEASURES } from '../../../domain/review/measured-look.ts';
import { sha256Blob } from '../columns/sha256.ts';
import type { SqlParams } from '../handles.ts';
import { cameDownTheLine } from './brought-parts.ts';
import { countedAs, OPEN_OPINION, STANDING } from './counted-as.ts';

/** The looks that measure people, as an SQL list. */
export const MEASURED = MEASURES.map((ask) => `'${ask}'`).join(', ');

export type Condition = { readonly sql: string; readonly params: SqlParams };

/** A filter as a condition on `inspection i JOIN shot s`. */
export function historyCondition(filter: HistoryFilter): Condition {
  const conditions: Condition[] = [];
  const add = (sql: string, params: SqlParams = {}) => conditions.push({ sql, params });
  add(cameDownTheLine('i.id'));
  if (filter.from !== null) add('i.decided_at >= @from', { from: filter.from });
  if (filter.until !== null) add('i.decided_at < @until', { until: filter.until });
  // The plus signs keep SQLite from reading all of a lane or lot by its index instead of a range of time.
  if (filter.laneId !== null) add('+s.lane_id = @laneId', { laneId: filter.laneId });
  if (filter.lot !== null) add('+s.lot = @lot', { lot: filter.lot });
  if (filter.serial !== null) add('+s.serial >= @serial AND +s.serial < @serialEnd', serialRange(filter.serial));
  if (filter.recipeId !== null) add('i.recipe_id = @recipeId', { recipeId: filter.recipeId });
  if (filter.modelSha256 !== null) {
    add('i.model_id = (SELECT id FROM model WHERE sha256 = @model)', { model: sha256Blob(filter.modelSha256) });
  }
  if (filter.signal !== null) add('i.signal = @signal', { signal: filter.signal });
  if (filter.verdict !== null) add(`i.verdict = @verdict AND ${OPEN_OPINION}`, { verdict: filter.verdict });
  if (filter.className !== null || filter.minScore !== null || filter.maxScore !== null) add(...detectionIn(filter));
  if (filter.disposition === 'none') add(`${STANDING('d.kind')} IS NULL`);
  else if (filter.disposition !== null)
    add(`${STANDING('d.kind')} = @disposition`, { disposition: filter.disposition });
  if (filter.personId !== null) {
    add(
      `EXISTS (SELECT 1 FROM disposition d WHERE d.inspection_id = i.id AND d.person_id = @personId AND d.ask NOT IN (${MEASURED}))`,
      {
        personId: filter.personId,
      },
    );
  }
  if (filter.ask !== null) {
    add('EXISTS (SELECT 1 FROM review_item r WHERE r.inspection_id = i.id AND r.ask = @ask)', { ask: filter.ask });
  }
  if (filter.failedFor !== null) {
    add(
      `i.verdict = 'fail' AND i.top_class_id = (SELECT id FROM defect_class WHERE name = @failedFor) AND ${OPEN_OPINION}`,
      { failedFor: filter.failedFor },
    );
  }
  if (filter.counted !== null) add(countedAs[filter.counted]);
  if (filter.disputedBy !== null) {
    add(
      `EXISTS (SELECT 1 FROM shadow_verdict v WHERE v.inspection_id = i.id AND v.is_discordant = 1
         AND v.model_id = (SELECT id FROM model WHERE sha256 = @disputedBy)) AND ${OPEN_OPINION}`,
      { disputedBy: sha256Blob(filter.disputedBy) },
    );
  }
  if (filter.rolloutId !== null || filter.arm !== null) add(...rolloutIn(filter));
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    params: Object.assign({}, ...conditions.map(({ params }) => params)),
  };
}

/** The bounds of all serials that begin with this text. */
export function serialRange(start: string): { readonly serial: string; readonly serialEnd: string } {
  // The last code point of all: no serial that begins with the text can come after it.
  return { serial: start, serialEnd: `${start}\u{10FFFF}` };
}

/** The canary parts of one roll-out, which have an index of their own. */
export const CANARIES = `SELECT inspection_id FROM rollout_part WHERE rollout_id = @rolloutId AND arm = 'canary'`;

function rolloutIn({ rolloutId, arm }: HistoryFilter): [string, SqlParams] {
  const ofOne = rolloutId === null ? '' : 'AND p.rollout_id = @rolloutId';
  const ofArm = arm === null ? '' : 'AND p.arm = @arm';
  return [
    `EXISTS (SELECT 1 FROM rollout_part p WHERE p.inspection_id = i.id ${ofOne} ${ofArm})`,
    { ...(rolloutId !== null && { rolloutId }), ...(arm !== null && { arm }) },
  ];
}

const BEYOND_ANY_SCORE = 2;

function detectionIn({ className, minScore, maxScore }: HistoryFilter): [string, SqlParams] {
  const ofClass = className === null ? '' : 'AND t.class_id = (SELECT id FROM defect_class WHERE name = @className)';
  return [
    `EXISTS (SELECT 1 FROM detection t WHERE t.inspection_id = i.id ${ofClass}
       AND t.score >= @minScore AND t.score < @maxScore) AND ${OPEN_OPINION}`,
    {
      ...(className !== null && { className }),
      minScore: minScore ?? 0,
      maxScore: maxScore === null || maxScore === 1 ? BEYOND_ANY_SCORE : maxScore,
    },
  ];
}
