import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { inspectionColumns } from '../../../main/engine/store/exports/table-columns.ts';
import { addReference } from '../../../main/engine/store/review/references.ts';
import type { CsvOrder } from '../../../preload/contract/station/transfer.ts';
import { fromSpreadsheetText } from '../../../preload/contract/values/spreadsheet-text.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { drawnBox, exportFrom, JUDGED_AT, type JudgedPart, judgedStore } from '../../support/store/judged-store.ts';

const ORDER: CsvOrder = {
  kind: 'csv',
  filter: { from: null, until: null, laneId: null, lot: null, recipeId: null, modelSha256: null },
  which: 'all',
  rows: 'inspections',
  separator: ',',
  decimal: '.',
  hasByteOrderMark: false,
  keepsDigits: false,
};

type Row = Readonly<Record<string, string>>;

function rowsIn(file: string, delimiter = ','): readonly Row[] {
  return parse(readFileSync(file), { columns: true, bom: true, delimiter });
}

async function table(parts: readonly JudgedPart[], change: Partial<CsvOrder> = {}) {
  const station = await judgedStore(parts);
  const folder = temporaryFolder();
  const out = path.join(folder, 'table.csv');
  const order = { ...ORDER, ...change };
  const end = await exportFrom(station.store, order, out);
  if (end.kind !== 'done') throw new Error(JSON.stringify(end));
  return { ...station, folder, out, rows: rowsIn(out, order.separator), bytes: readFileSync(out) };
}

describe('a table of decisions', () => {
  test('restores names with commas, quotes, line breaks, emoji and a formula, and contains no formula', async () => {
    const hard = [
      ...['=1+1', '+A1', '-7', '@SUM(A1)', '\ttab', "'quoted", 'a,b;c', 'say "yes"'],
      ...['two\nlines', 'crlf\r\nline', '🔧 ñandú 检查'],
    ];
    const { rows, bytes } = await table(
      hard.map((name, index) => ({ file: `${index}.png`, comment: name, shot: { serial: name, lot: name } })),
    );
    const read = rows.map((row) =>
      [row['serial'], row['lot'], row['disposition_comment']].map((cell) => fromSpreadsheetText(String(cell))),
    );
    expect(read).toEqual(hard.map((name) => [name, name, name]));
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+@\t\r]|^-/.test(cell))).toEqual([]);
    expect(bytes.toString().endsWith('\r\n')).toBe(true);
  });

  test('contains everything on record about a part', async () => {
    const boxes = [drawnBox('crack')];
    const { rows } = await table([{ file: 'A1.png', kind: 'reject', classNames: ['crack'], boxes, comment: 'edge' }]);
    expect(rows).toEqual([
      expect.objectContaining({
        ...{ inspection: '1', lane: 'Lane 1', file: 'A1.png', serial: 'A1', lot: 'L-A1.png' },
        ...{ recipe: 'Phone glass', recipe_version: '1', verdict: 'undetermined', signal: 'HOLD' },
        ...{ brightness: '120.5', decode_ms: '8.125', detections: '1', is_waiting: 'no', was_blind: 'no' },
        ...{ disposition: 'reject', disposition_classes: '["crack"]', disposition_comment: 'edge' },
        ...{ disposed_by: 'Ana', took_ms: '900', reference_is_bad: '' },
      }),
    ]);
    const decidedAt = String(rows[0]?.['decided_at']);
    expect(Date.parse(decidedAt)).toBe(JUDGED_AT);
    expect(decidedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/);
  });

  test('has a row for each box of model, person and reference, and one for a part without any', async () => {
    const boxes = [drawnBox('crack'), drawnBox('stain', 200, 10)];
    const { rows } = await table(
      [
        { file: 'A1.png', kind: 'reject', boxes },
        { file: 'A2.png', record: { detections: [] } },
      ],
      { rows: 'boxes' },
    );
    expect(
      rows.map((row) => [row['serial'], row['box_of'], row['box_number'], row['box_class'], row['box_x']]),
    ).toEqual([
      ['A1', 'model', '0', 'crack', '10.25'],
      ['A1', 'person', '0', 'crack', '64'],
      ['A1', 'person', '1', 'stain', '200'],
      ['A2', '', '', '', ''],
    ]);
  });

  test('suits the local spreadsheet: separator, decimal sign and the mark of UTF-8', async () => {
    const change = { separator: ';', decimal: ',', hasByteOrderMark: true } as const;
    const { bytes, rows } = await table([{ file: 'A1.png' }], change);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(rows[0]).toMatchObject({ inspection: '1', brightness: '120,5', decode_ms: '8,125' });
  });

  test('does not reveal what the model thinks of a part that somebody is to judge blind', async () => {
    const { store, folder } = await table([{ file: 'A1.png', isOpen: true, isBlind: true }]);
    store.write.run("UPDATE review_item SET ask = 'level'");
    const out = path.join(folder, 'secret.csv');
    await exportFrom(store, { ...ORDER, rows: 'boxes' }, out);
    expect(rowsIn(out)).toMatchObject([
      { serial: 'A1', verdict: '', signal: '', reasons: '', detections: '', box_class: '' },
    ]);
  });

  test('leaves out what nobody has judged if only judged parts are requested', async () => {
    const parts = [{ file: 'A1.png' }, { file: 'A2.png', isOpen: true }];
    const { rows, store, folder } = await table(parts, { which: 'judged' });
    expect(rows.map((row) => row['serial'])).toEqual(['A1']);
    expect(readdirSync(folder).toSorted()).toEqual(['table.columns.csv', 'table.csv']);
    addReference(store.write, {
      ...{ inspectionId: inspectionIdSchema.parse(2), isBad: false, classNames: [], boxes: [], origin: 'adjudicated' },
      ...{ comment: '', madeBy: 'Ada', madeAt: JUDGED_AT, personId: null },
    });
    const later = path.join(folder, 'later.csv');
    await exportFrom(store, { ...ORDER, which: 'judged' }, later);
    expect(rowsIn(later).map((row) => [row['serial'], row['reference_is_bad']])).toEqual([
      ['A1', ''],
      ['A2', 'no'],
    ]);
  });

  test('has every column in its dictionary, in the same order', async () => {
    const { folder, rows } = await table([{ file: 'A1.png' }]);
    const dictionary = rowsIn(path.join(folder, 'table.columns.csv'));
    const described = dictionary.flatMap((row) => (row['column'] === '' ? [] : [row['column']]));
    expect(described).toEqual(Object.keys(rows[0] ?? {}));
    expect(described).toEqual(inspectionColumns.map(({ name }) => name));
    expect(dictionary.every((row) => row['meaning'] !== '')).toBe(true);
  });

  test('is narrowed down by time, lane, lot, recipe and model', async () => {
    const { store, folder, place, recipe } = await table([
      { file: 'A1.png', shot: { lot: 'L1' } },
      { file: 'A2.png', shot: { lot: 'L2' } },
    ]);
    const serials = async (filter: Partial<CsvOrder['filter']>) => {
      const out = path.join(folder, `${JSON.stringify(filter).replaceAll(/\W+/g, '')}.csv`);
      await exportFrom(store, { ...ORDER, filter: { ...ORDER.filter, ...filter } }, out);
      return rowsIn(out).map((row) => row['serial']);
    };
    expect(await serials({ lot: 'L2' })).toEqual(['A2']);
    expect(await serials({ laneId: place.laneId, recipeId: recipe.id })).toEqual(['A1', 'A2']);
    expect(await serials({ until: JUDGED_AT })).toEqual([]);
    expect(await serials({ from: JUDGED_AT, until: JUDGED_AT + 1 })).toEqual(['A1', 'A2']);
    expect(await serials({ modelSha256: '0'.repeat(64) })).toEqual([]);
  });

  test('never overwrites another file, and a cancelled one leaves nothing', async () => {
    const { store, out, folder } = await table([{ file: 'A1.png' }]);
    const again = await exportFrom(store, ORDER, out);
    expect(again).toMatchObject({ kind: 'failed', fault: { code: 'folder-unusable', why: 'taken' } });
    const before = readdirSync(folder);
    const end = await exportFrom(store, ORDER, path.join(folder, 'other.csv'), AbortSignal.abort());
    expect(end).toEqual({ kind: 'cancelled' });
    expect(readdirSync(folder)).toEqual(before);
  });
});
