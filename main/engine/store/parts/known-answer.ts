import { listIn } from '../columns/stored-json.ts';

/**
 * What is known about `inspection i`, as a JSON array of whether it is bad (1, 0 or null), the names of its defects, and whether the
 * person had not seen what the model said (1 or 0): the agreed answer, otherwise the answer that counts if a person gave it; null
 * if nobody answered. The kinds are those of `judgementOf`.
 */
export const ANSWER = `ifnull(
  (SELECT json_array(r.is_bad, ${listIn('r.class_names')}, 1) FROM agreed_answer r WHERE r.inspection_id = i.id),
  (SELECT json_array(CASE d.kind WHEN 'accept' THEN 0 WHEN 'reject' THEN 1 WHEN 'rework' THEN 1 END, ${listIn('d.class_names')},
     ifnull((SELECT q.is_blind FROM review_item q WHERE q.id = d.review_item_id), 0))
   FROM standing_disposition d WHERE d.inspection_id = i.id AND d.person_id IS NOT NULL))`;

/** Whether `inspection i` waits for a person. */
export const IS_WAITING = 'EXISTS (SELECT 1 FROM waiting_item w WHERE w.inspection_id = i.id)';
