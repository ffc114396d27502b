import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMeasure, MEASURES } from '../../../../main/domain/review/measured-look.ts';
import { undoDisposition } from '../../../../main/engine/store/review/dispositions.ts';
import { addTestLane } from '../../../support/lines/test-lane.ts';
import { addTestPerson } from '../../../support/station/test-person.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';
import { sayings } from '../../../support/store/said.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const KINDS = ['accept', 'reject', 'rework'] as const;

const sayingArbitrary = fc.record({
  kind: fc.constantFrom(...KINDS),
  ask: fc.constantFrom('audit', ...MEASURES),
  isTakenBack: fc.boolean(),
});

test('whatever was answered and undone, the newest valid answer about the part counts, and no other', () => {
  const store = openTestStore();
  const people = sayings(store, addTestLane(store, AT));
  const ana = addTestPerson(store, 'Ana', 'operator');
  fc.assert(
    fc.property(fc.array(sayingArbitrary, { maxLength: 6 }), (said) => {
      const part = people.part();
      const answers = said.map(({ kind, ask }) => people.say(ana, part, kind, { ask }));
      said.forEach(({ isTakenBack }, at) => {
        const id = answers[at];
        if (isTakenBack && id !== undefined) undoDisposition(store.write, id, AT);
      });
      const ids = (view: string) =>
        store.read.all(`SELECT id FROM ${view} WHERE inspection_id = @part ORDER BY id`, { part }).map(idOf);
      const valid = answers.filter((_, at) => said[at]?.isTakenBack === false);
      const aboutPart = valid.filter((id) => !isMeasure(said[answers.indexOf(id)]?.ask ?? 'audit'));
      expect(ids('valid_disposition')).toEqual(valid);
      expect(ids('part_disposition')).toEqual(aboutPart);
      expect(ids('standing_disposition')).toEqual(aboutPart.slice(-1));
    }),
    { numRuns: 60 },
  );
});

test('of agreed answers the newest counts', () => {
  const store = openTestStore();
  const people = sayings(store, addTestLane(store, AT));
  const part = people.part();
  people.agree(part, false);
  people.agree(part, true);
  expect(store.read.all('SELECT is_bad FROM agreed_answer')).toEqual([{ is_bad: 1 }]);
});

test.each([
  'valid_disposition',
  'part_disposition',
  'standing_disposition',
  'agreed_answer',
  'open_item',
  'waiting_item',
  'sealed_item',
])('the view %s is searched for a part by an index, also when joined with another table', (view) => {
  const { read } = openTestStore();
  const asked = [
    `SELECT v.id FROM ${view} v WHERE v.inspection_id = @part`,
    `SELECT i.id FROM inspection i WHERE i.id = @part AND EXISTS (SELECT 1 FROM ${view} v WHERE v.inspection_id = i.id)`,
    `SELECT i.id, v.id FROM inspection i LEFT JOIN ${view} v ON v.inspection_id = i.id WHERE i.id = @part`,
  ];
  for (const sql of asked) {
    const plan = read.all(`EXPLAIN QUERY PLAN ${sql}`, { part: 1 }).map((row) => (row as { detail: string }).detail);
    expect(plan.join('\n')).toMatch(/SEARCH \w+ USING (?:COVERING )?INDEX \w+_by_inspection/);
    expect(plan.filter((step) => /SCAN|MATERIALIZE|AUTOMATIC/.test(step))).toEqual([]);
  }
});

function idOf(row: unknown): number {
  return (row as { id: number }).id;
}
