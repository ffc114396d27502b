import { decidedWithin, PART_KEY, partKeyOf, type RollupTable, SLOT_MS } from './rollup-table.ts';

const KEY = [...PART_KEY, 'challenger_id'].join(', ');

/** Parts that a challenger looked at beside its champion, and how many of them it would have decided in the same way. In the slot of the champion's decision. */
export const agreement: RollupTable = {
  name: 'rollup_agreement',
  key: [...PART_KEY, 'challenger_id'],
  sums: ['compared', 'agreed', 'only_champion_passes', 'only_challenger_passes'],
  slotMs: SLOT_MS,
  idsWithin: decidedWithin,
  facts: (admits, slotMs) => `
    SELECT ${KEY}, count(*), sum(is_discordant = 0),
      sum(champion = 'pass' AND challenger <> 'pass'), sum(champion <> 'pass' AND challenger = 'pass')
    FROM (
      SELECT ${partKeyOf(slotMs)}, v.model_id AS challenger_id, v.is_discordant, i.verdict AS champion, v.verdict AS challenger
      FROM shadow_verdict v JOIN inspection i ON i.id = v.inspection_id JOIN shot s ON s.id = i.id
      WHERE ${admits('v.inspection_id')})
    GROUP BY ${KEY}`,
};
