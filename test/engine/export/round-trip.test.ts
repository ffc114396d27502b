import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import { referenceOf } from '../../../main/engine/store/review/references.ts';
import type { HumanBox } from '../../../preload/contract/parts/inspection.ts';
import type { SetOrder } from '../../../preload/contract/station/transfer.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { exportFrom, importInto, type JudgedPart, judgedStore, setOrder } from '../../support/store/judged-store.ts';

/** Names that some format, some tool or some language makes something else of. */
const ODD_NAMES = [
  ...['no', 'yes', 'on', '~', 'null', 'true', '1e3', '0x1F', '007', '12:30', '2026-03-02', '.inf', '-', '- a', '-lead'],
  ...[
    'a: b',
    'a #b',
    '#a',
    '"quoted"',
    "it's",
    '{a}',
    '[a]',
    '&a',
    '*a',
    '!a',
    '%a',
    '@a',
    '`a',
    '|',
    '>',
    '? a',
    ', a',
  ],
  ...[
    ' lead',
    'trail ',
    'two  blanks',
    'tab\tin',
    'two\nlines',
    'back\\slash',
    'ñandú 检查 🔧',
    '\u2028',
    '\uFEFFmark',
  ],
  ...['constructor', 'toString', 'x'.repeat(80), '=1+1', '<<', '---', '...', 'caf\u0065\u0301', '‮rtl'],
];

const className = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ODD_NAMES) },
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((name) => name.trim() !== '' && name !== '__proto__'),
);
const side = (limit: number) => fc.double({ min: -30, max: limit + 30, noNaN: true });
const extent = fc.oneof(fc.double({ min: 0.5, max: 300, noNaN: true }), fc.constantFrom(0, 1e-4, 1, 5000));
const fileName = fc.constantFrom(
  'A 1',
  'ñ',
  "it's",
  '100%',
  'a%20b',
  'x;y',
  '-rf',
  '(2)',
  'a.b',
  '検査',
  '#7',
  'a=b&c',
);

type Drawn = {
  readonly classAt: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
const drawn: fc.Arbitrary<Drawn> = fc.record({
  classAt: fc.nat(),
  x: side(640),
  y: side(480),
  width: extent,
  height: extent,
});
const setOfParts = fc.record({
  classes: fc.uniqueArray(className, { minLength: 1, maxLength: 8 }),
  parts: fc.array(fc.record({ name: fileName, boxes: fc.array(drawn, { maxLength: 3 }), isTurned: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  }),
});

function judged({
  classes,
  parts,
}: typeof setOfParts extends fc.Arbitrary<infer T> ? T : never): readonly JudgedPart[] {
  return parts.map(({ name, boxes, isTurned }, index) => ({
    file: `${name} ${index}.jpg`,
    kind: boxes.length === 0 ? 'accept' : 'reject',
    boxes: boxes.map(({ classAt, x, y, width, height }) => ({
      className: classes[classAt % classes.length] ?? '',
      origin: 'person',
      box: { space: 'pixel', x, y, width, height },
    })),
    ...(isTurned && { orientation: 6, record: { width: 480, height: 640 } }),
  }));
}

test.each(['yolo', 'coco'] as const)(
  'a training set in %s format, imported into another station, is what was agreed, box for box and name for name',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(setOfParts, async (drawnSet) => {
        const parts = judged(drawnSet);
        const here = await judgedStore(parts, temporaryFolder(), drawnSet.classes);
        const order = setOrder(here.recipe, { format, labels: 'person' });
        const out = path.join(temporaryFolder(), 'set');
        const end = await exportFrom(here.store, order, out);
        if (end.kind !== 'done' || end.result.kind !== 'training-set') throw new Error(JSON.stringify(end));
        const { pictures } = end.result.counts;
        const exported = pictures.train + pictures.val + pictures.test;
        const open = parts.map((part) => ({ ...part, isOpen: true }));
        const there = await judgedStore(open, temporaryFolder(), drawnSet.classes);
        const report = { pictures: exported, byContent: exported, added: exported, remarks: [], foreignClasses: [] };
        expect(await importInto(there.store, out)).toMatchObject({ result: { report } });
        for (const [index, part] of parts.entries()) {
          const agreed = referenceOf(there.store.read, inspectionIdSchema.parse(index + 1));
          expect(agreed === null ? null : edgesIn(agreed.boxes, part)).toEqual(meant(part));
          expect(agreed === null || agreed.isBad === (part.boxes ?? []).length > 0).toBe(true);
        }
        if (exported > 0) await expectSameAgain(there.store, order, out);
      }),
      { numRuns: 6 },
    );
  },
  120_000,
);

/** Smaller than this nothing can be seen, and near it nothing is said. */
const SEEN_PIXELS = 0.01;
type Edges = readonly [className: string, left: unknown, top: unknown, right: unknown, bottom: unknown];

/** What should be agreed of a part; null where nothing is left of all its boxes. */
function meant(part: JudgedPart): unknown {
  const boxes = part.boxes ?? [];
  const left = edgesIn(boxes, part).filter(([, x, y, right, bottom]) => Math.min(right - x, bottom - y) >= SEEN_PIXELS);
  if (boxes.length > 0 && left.length === 0) return null;
  return left.map(([className, ...edges]): Edges => {
    const [x, y, right, bottom] = edges.map((edge) => closeTo(edge));
    return [className, x, y, right, bottom];
  });
}

/** Edges are written in steps of a share of the picture. */
function closeTo(edge: number): unknown {
  return expect.closeTo(edge, 2);
}

function edgesIn(boxes: readonly HumanBox[], { orientation }: JudgedPart) {
  const [width, height] = orientation === 6 ? [480, 640] : [640, 480];
  const cut = (value: number, limit: number) => Math.min(limit, Math.max(0, value));
  return boxes.map(({ className, box: { x, y, ...box } }) => {
    const [right, bottom] = [cut(x + box.width, width), cut(y + box.height, height)];
    return [className, cut(x, width), cut(y, height), right, bottom] as const;
  });
}

/** The second station's set has the very same labels: nothing drifts, however often it goes round. */
async function expectSameAgain(store: Store, order: SetOrder, out: string) {
  const again = path.join(temporaryFolder(), 'again');
  expect(await exportFrom(store, { ...order, labels: 'reference' }, again)).toMatchObject({ kind: 'done' });
  const isLabel = (name: string) => /labels.*\.txt$|data\.yaml$|instances_.*\.json$/.test(name);
  const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter(isLabel);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names)
    expect(readFileSync(path.join(again, name), 'utf8')).toBe(readFileSync(path.join(out, name), 'utf8'));
}
