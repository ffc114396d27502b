import { listIn } from '../columns/stored-json.ts';

const BY_PERSON = `d.inspection_id = i.id AND d.person_id IS NOT NULL AND d.ask NOT IN ('repeat', 'challenge')
     AND NOT EXISTS (SELECT 1 FROM disposition_undo u WHERE u.disposition_id = d.id)`;

/**
 * What is known of `inspection i`, as a JSON array of whether it is bad (1, 0 or null), the names of its defects, and whether whoever
 * said so had not seen what the model thought (1 or 0): the agreed answer, else what the person made of it whose decision counts; null
 * where nobody said anything. The kinds are those of `judgementOf`.
 */
export const ANSWER = `ifnull(
  (SELECT json_array(r.is_bad, ${listIn('r.class_names')}, 1) FROM reference r WHERE r.inspection_id = i.id ORDER BY r.id DESC LIMIT 1),
  (SELECT json_array(CASE d.kind WHEN 'accept' THEN 0 WHEN 'reject' THEN 1 WHEN 'rework' THEN 1 END, ${listIn('d.class_names')},
     ifnull((SELECT q.is_blind FROM review_item q WHERE q.id = d.review_item_id), 0))
   FROM disposition d WHERE ${BY_PERSON} ORDER BY d.id DESC LIMIT 1))`;

/** Whether `inspection i` waits for a person; what measures the person is no part that waits. */
export const IS_WAITING = `EXISTS (SELECT 1 FROM review_item w
  WHERE w.inspection_id = i.id AND w.closed_at IS NULL AND w.ask NOT IN ('repeat', 'challenge'))`;
