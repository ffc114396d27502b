import { ANSWER, IS_WAITING } from '../known-answer.ts';
import { type RollupTable, SLOT_MS } from './rollup-table.ts';

const KEY = ['challenger_id', 'slot', 'lane_id', 'lot'] as const;
const KEY_OF = `v.model_id AS challenger_id, i.decided_at / ${SLOT_MS} AS slot, s.lane_id, ifnull(s.lot, '') AS lot`;
const LOOKS = 'shadow_verdict v JOIN inspection i ON i.id = v.inspection_id JOIN shot s ON s.id = i.id';

const VERDICT_KEY = [...KEY, 'champion', 'challenger', 'known'] as const;

/**
 * Parts that a challenger looked at, by what champion and challenger said and by what is known of them: `good` or `bad` by the
 * agreed answer or the person whose decision counts; `waiting` for a person; `open` where somebody looked without saying
 * either; `unjudged` where nobody looked. In the slot in which the champion had decided them.
 */
export const shadowVerdicts: RollupTable = {
  name: 'rollup_shadow',
  key: VERDICT_KEY,
  sums: ['parts'],
  facts: (admits) => `
    SELECT ${VERDICT_KEY.join(', ')}, count(*) FROM (
      SELECT ${KEY.join(', ')}, champion, challenger,
        CASE answer ->> 0 WHEN 0 THEN 'good' WHEN 1 THEN 'bad' ELSE
          CASE WHEN is_waiting THEN 'waiting' WHEN answer IS NULL THEN 'unjudged' ELSE 'open' END END AS known
      FROM (SELECT ${KEY_OF}, i.verdict AS champion, v.verdict AS challenger, ${ANSWER} AS answer, ${IS_WAITING} AS is_waiting
        FROM ${LOOKS} WHERE ${admits('v.inspection_id')}))
    GROUP BY ${VERDICT_KEY.join(', ')}`,
};

const CLASS_KEY = [...KEY, 'class_name', 'by_champion', 'by_challenger', 'by_people'] as const;

/**
 * Parts that a challenger looked at, once for every defect class that somebody named, by who did: a model names a class that
 * it does not clear, be it sure or unsure of it; people `yes`, `no`, or `unknown` where they have not said which defects the part has.
 */
export const shadowClasses: RollupTable = {
  name: 'rollup_shadow_class',
  key: CLASS_KEY,
  sums: ['parts'],
  facts: (admits) => `
    SELECT ${CLASS_KEY.join(', ')}, count(*) FROM (
      SELECT ${KEY.join(', ')}, class_name, max(who = 0) AS by_champion, max(who = 1) AS by_challenger,
        CASE WHEN is_bad = 0 THEN 'no' WHEN is_bad IS NULL OR is_unnamed THEN 'unknown'
          WHEN max(who = 2) THEN 'yes' ELSE 'no' END AS by_people
      FROM (
        SELECT ${KEY.join(', ')}, inspection_id, is_bad, json_array_length(named) = 0 AS is_unnamed, list.key AS who,
          CASE list.key WHEN 2 THEN one.value ELSE one.value ->> '$.className' END AS class_name
        FROM (SELECT ${KEY.join(', ')}, inspection_id, champion, challenger, answer ->> 0 AS is_bad,
            CASE answer ->> 0 WHEN 1 THEN answer -> 1 ELSE '[]' END AS named
          FROM (SELECT ${KEY_OF}, v.inspection_id, i.reasons AS champion, v.reasons AS challenger, ${ANSWER} AS answer
            FROM ${LOOKS} WHERE ${admits('v.inspection_id')}))
        JOIN json_each(json_array(json(champion), json(challenger), json(named))) list
        JOIN json_each(list.value) one)
      WHERE class_name IS NOT NULL
      GROUP BY ${KEY.join(', ')}, inspection_id, class_name)
    GROUP BY ${CLASS_KEY.join(', ')}`,
};
