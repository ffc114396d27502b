import type { HistoryFilter } from '../../../preload/contract/history.ts';
import type { SqlParams } from './handles.ts';
import { sha256Blob } from './sha256.ts';

export type Condition = { readonly sql: string; readonly params: SqlParams };

const COUNTS = 'NOT EXISTS (SELECT 1 FROM disposition_undo u WHERE u.disposition_id = d.id)';
const STANDING = `(SELECT d.kind FROM disposition d WHERE d.inspection_id = i.id AND d.ask NOT IN ('repeat', 'challenge')
  AND ${COUNTS} ORDER BY d.id DESC LIMIT 1)`;
/** What the model thinks of a part that waits at the level `shadow` is nobody's to find out, not by searching either. */
const OPEN_OPINION = `NOT EXISTS (SELECT 1 FROM review_item r WHERE r.inspection_id = i.id AND r.closed_at IS NULL
  AND r.is_blind = 1 AND r.ask = 'level')`;

/** A filter as a condition on `inspection i JOIN shot s`. */
export function historyCondition(filter: HistoryFilter): Condition {
  const conditions: Condition[] = [];
  const add = (sql: string, params: SqlParams = {}) => conditions.push({ sql, params });
  if (filter.from !== null) add('i.decided_at >= @from', { from: filter.from });
  if (filter.until !== null) add('i.decided_at < @until', { until: filter.until });
  // The plus signs keep SQLite from walking all of a lane or lot by its index instead of a stretch of time.
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
  if (filter.disposition === 'none') add(`${STANDING} IS NULL`);
  else if (filter.disposition !== null) add(`${STANDING} = @disposition`, { disposition: filter.disposition });
  if (filter.personId !== null) {
    add(
      "EXISTS (SELECT 1 FROM disposition d WHERE d.inspection_id = i.id AND d.person_id = @personId AND d.ask NOT IN ('repeat', 'challenge'))",
      {
        personId: filter.personId,
      },
    );
  }
  if (filter.ask !== null) {
    add('EXISTS (SELECT 1 FROM review_item r WHERE r.inspection_id = i.id AND r.ask = @ask)', { ask: filter.ask });
  }
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND ') || 'true',
    params: Object.assign({}, ...conditions.map(({ params }) => params)),
  };
}

/** The bounds between which every serial lies that begins with this text. */
export function serialRange(start: string): { readonly serial: string; readonly serialEnd: string } {
  // The last code point there is: no serial that begins with the text can come after it.
  return { serial: start, serialEnd: `${start}\u{10FFFF}` };
}

function detectionIn({ className, minScore, maxScore }: HistoryFilter): [string, SqlParams] {
  const ofClass = className === null ? '' : 'AND t.class_id = (SELECT id FROM defect_class WHERE name = @className)';
  return [
    `EXISTS (SELECT 1 FROM detection t WHERE t.inspection_id = i.id ${ofClass}
       AND t.score >= @minScore AND t.score <= @maxScore) AND ${OPEN_OPINION}`,
    { ...(className !== null && { className }), minScore: minScore ?? 0, maxScore: maxScore ?? 1 },
  ];
}
