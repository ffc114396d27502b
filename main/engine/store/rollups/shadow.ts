import { listIn } from '../columns/stored-json.ts';
import { ANSWER, IS_WAITING } from '../parts/known-answer.ts';
import { decidedWithin, type RollupTable, SLOT_MS } from './rollup-table.ts';

/** Where looks of a challenger are stored, and what separates one series of them from another. */
type Looks = { readonly table: string; readonly of: string; readonly rollup: string; readonly key: string };

const BESIDE_THE_LINE: Looks = {
  table: 'shadow_verdict',
  of: 'v.model_id',
  rollup: 'rollup_shadow',
  key: 'challenger_id',
};
const REPLAYED: Looks = { table: 'replay_verdict', of: 'v.replay_id', rollup: 'rollup_replay', key: 'replay_id' };

const keyOf = ({ key }: Looks) => [key, 'slot', 'lane_id', 'lot'];
const keyColumnsOf = ({ key, of }: Looks, slotMs: number) =>
  `${of} AS ${key}, i.decided_at / ${slotMs} AS slot, s.lane_id, ifnull(s.lot, '') AS lot`;
const looksOf = ({ table }: Looks) =>
  `${table} v JOIN inspection i ON i.id = v.inspection_id JOIN shot s ON s.id = i.id`;

/**
 * Parts that a challenger looked at, by the verdicts of champion and challenger and by what is known of them: `good` or `bad` by the
 * agreed answer or the person whose decision counts, `good-aided` or `bad-aided` if that person had seen what the champion
 * said; otherwise `waiting` for a person; `open` if somebody looked without saying either; `unjudged` if nobody looked. In the slot
 * of the champion's decision.
 */
function verdictsIn(looks: Looks): RollupTable {
  const key = [...keyOf(looks), 'champion', 'challenger', 'known'];
  return {
    name: looks.rollup,
    key,
    sums: ['parts'],
    slotMs: SLOT_MS,
    idsWithin: decidedWithin,
    facts: (admits, slotMs) => `
    SELECT ${key.join(', ')}, count(*) FROM (
      SELECT ${keyOf(looks).join(', ')}, champion, challenger,
        CASE WHEN answer ->> 0 = 0 AND answer ->> 2 = 1 THEN 'good' WHEN answer ->> 0 = 1 AND answer ->> 2 = 1 THEN 'bad'
          WHEN is_waiting THEN 'waiting' WHEN answer IS NULL THEN 'unjudged'
          ELSE CASE answer ->> 0 WHEN 0 THEN 'good-aided' WHEN 1 THEN 'bad-aided' ELSE 'open' END END AS known
      FROM (SELECT ${keyColumnsOf(looks, slotMs)}, i.verdict AS champion, v.verdict AS challenger, ${ANSWER} AS answer, ${IS_WAITING} AS is_waiting
        FROM ${looksOf(looks)} WHERE ${admits('v.inspection_id')}))
    GROUP BY ${key.join(', ')}`,
  };
}

/**
 * Parts that a challenger looked at, once for every defect class that somebody named, by who did: a model names a class that
 * it does not clear, whether sure or unsure; people `yes`, `no`, or `unknown` if they have not said which defects the part has.
 */
function classesIn(looks: Looks): RollupTable {
  const of = keyOf(looks).join(', ');
  const key = [...keyOf(looks), 'class_name', 'by_champion', 'by_challenger', 'by_people'];
  return {
    name: `${looks.rollup}_class`,
    key,
    sums: ['parts'],
    slotMs: SLOT_MS,
    idsWithin: decidedWithin,
    facts: (admits, slotMs) => `
    SELECT ${key.join(', ')}, count(*) FROM (
      SELECT ${of}, class_name, max(who = 0) AS by_champion, max(who = 1) AS by_challenger,
        CASE WHEN is_bad = 0 THEN 'no' WHEN is_bad IS NULL OR is_unnamed THEN 'unknown'
          WHEN max(who = 2) THEN 'yes' ELSE 'no' END AS by_people
      FROM (
        SELECT ${of}, inspection_id, is_bad, json_array_length(named) = 0 AS is_unnamed, list.key AS who,
          CASE list.key WHEN 2 THEN one.value ELSE one.value ->> '$.className' END AS class_name
        FROM (SELECT ${of}, inspection_id, champion, challenger, answer ->> 0 AS is_bad,
            CASE answer ->> 0 WHEN 1 THEN answer -> 1 ELSE '[]' END AS named
          FROM (SELECT ${keyColumnsOf(looks, slotMs)}, v.inspection_id, i.reasons AS champion, v.reasons AS challenger, ${ANSWER} AS answer
            FROM ${looksOf(looks)} WHERE ${admits('v.inspection_id')}))
        JOIN json_each(json_array(${listIn('champion')}, ${listIn('challenger')}, ${listIn('named')})) list
        JOIN json_each(list.value) one)
      WHERE class_name IS NOT NULL
      GROUP BY ${of}, inspection_id, class_name)
    GROUP BY ${key.join(', ')}`,
  };
}

export const shadowVerdicts = verdictsIn(BESIDE_THE_LINE);
export const shadowClasses = classesIn(BESIDE_THE_LINE);
export const replayVerdicts = verdictsIn(REPLAYED);
export const replayClasses = classesIn(REPLAYED);
