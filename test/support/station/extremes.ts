import { z } from 'zod';

type Schema = z.core.$ZodType;
/** Plain values of fields by name, where only certain values fit: existing ids, the hash of a model, lists. */
export type Known = Readonly<Record<string, unknown>>;

const LONGEST = 100_000;
const LARGEST = [Number.MAX_VALUE, Number.MAX_SAFE_INTEGER];
const NUMBERS = [...LARGEST, ...LARGEST.map((each) => -each), 0, 1, -1, 0.5, Number.MIN_VALUE];
const TEXTS = [
  'x',
  '',
  '1234',
  '123456789012',
  '2026-01-31',
  'f'.repeat(64),
  ' x ',
  '\u0000',
  '\ud800',
  '%_\'"`;--',
  '../..',
  '.',
];

/** Values that a schema takes: a plain one first, then that one with each of its parts at its extremes, and with all of them at once. */
export function extremesOf(schema: Schema, known: Known = {}): readonly unknown[] {
  const values = variantsOf(schema, known, '').filter((value) => z.safeParse(schema, value).success);
  if (values.length === 0) throw new Error(`No value found for ${schema._zod.def.type}`);
  return values;
}

type Def = z.core.$ZodTypes['_zod']['def'];
type DefOf<T extends Def['type']> = Extract<Def, { type: T }>;
type Makers = { [T in Def['type']]?: (def: DefOf<T>, schema: Schema, known: Known, key: string) => readonly unknown[] };

/** How the variants of each kind of schema are made; a kind that the contract has not used so far is missing here, and throws. */
const makers: Makers = {
  object: ({ shape }, _schema, known) => objectsOf(shape, known),
  array: ({ element }, schema, known, key) => arraysOf(schema, element, known, key),
  tuple: ({ items }, _schema, known, key) => [items.map((item) => variantsOf(item, known, key)[0])],
  record: ({ keyType, valueType }, _schema, known, key) => recordsOf(keyType, valueType, known, key),
  union: ({ options }, _schema, known, key) => options.flatMap((option) => variantsOf(option, known, key)),
  nullable: ({ innerType }, _schema, known, key) => [...variantsOf(innerType, known, key), null],
  optional: ({ innerType }, _schema, known, key) => [...variantsOf(innerType, known, key), undefined],
  default: ({ innerType }, _schema, known, key) => [...variantsOf(innerType, known, key), undefined],
  readonly: ({ innerType }, _schema, known, key) => variantsOf(innerType, known, key),
  pipe: (def, _schema, known, key) => variantsOf(def.in, known, key),
  enum: ({ entries }) => Object.values(entries),
  literal: ({ values }) => values,
  boolean: () => [true, false],
  number: (_def, schema, known, key) => fitting(schema, plainFirst(known[key], [1, ...boundsOf(schema), ...NUMBERS])),
  string: (_def, schema, known, key) => fitting(schema, plainFirst(known[key], [...TEXTS, ...longTexts(schema)])),
};

function variantsOf(schema: Schema, known: Known, key: string): readonly unknown[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const make = makers[def.type] as ((...given: readonly unknown[]) => readonly unknown[]) | undefined;
  if (make === undefined) throw new Error(`No extremes of ${def.type}`);
  return make(def, schema, known, key);
}

function objectsOf(shape: Readonly<Record<string, Schema>>, known: Known): readonly unknown[] {
  const variants = Object.entries(shape).map(([key, field]) => [key, variantsOf(field, known, key)] as const);
  const plain = Object.fromEntries(variants.map(([key, values]) => [key, values[0]]));
  const last = Object.fromEntries(variants.map(([key, values]) => [key, values.findLast((value) => value != null)]));
  const single = variants.flatMap(([key, values]) => values.slice(1).map((value) => ({ ...plain, [key]: value })));
  return [plain, ...single, last];
}

const ELEMENTS_AT_MOST = 60;

function arraysOf(schema: Schema, element: Schema, known: Known, key: string): readonly unknown[] {
  const elements = variantsOf(element, known, key);
  const [plain] = elements;
  const most = Math.min(ELEMENTS_AT_MOST, longestOf(schema) ?? ELEMENTS_AT_MOST);
  const arrays = [
    ...elements.map((each) => [each]),
    [],
    Array.from({ length: most }, () => plain),
    elements.slice(0, most),
  ];
  return fitting(schema, plainFirst(known[key], [...arrays, Array.from({ length: 6 }, () => plain)]));
}

function recordsOf(keyType: Schema, valueType: Schema, known: Known, key: string): readonly unknown[] {
  const names = variantsOf(keyType, known, key).map(String);
  return variantsOf(valueType, known, key).map((value) => Object.fromEntries(names.map((name) => [name, value])));
}

type Check = Readonly<{
  check: string;
  value?: number | bigint | Date;
  minimum?: number;
  maximum?: number;
  inclusive?: boolean;
}>;

/** What a schema requires of its value or of its length, beyond its kind. */
function checksOf(schema: Schema): readonly Check[] {
  const { checks = [] } = schema._zod.def;
  return checks.map((check) => check._zod.def as unknown as Check);
}

function boundsOf(schema: Schema): readonly number[] {
  return checksOf(schema).flatMap(({ check, value, inclusive }) => {
    if (typeof value !== 'number') return [];
    if (inclusive) return [value];
    return check === 'greater_than' ? [value + 1, value + Number.EPSILON] : [value - 1];
  });
}

function longestOf(schema: Schema): number | undefined {
  return checksOf(schema).find(({ check }) => check === 'max_length')?.maximum;
}

function longTexts(schema: Schema): readonly string[] {
  const most = longestOf(schema) ?? LONGEST;
  return ['x'.repeat(most), '😀'.repeat(Math.floor(most / 2)), '\n'.repeat(most), '/'.repeat(most)];
}

function plainFirst(known: unknown, candidates: readonly unknown[]): readonly unknown[] {
  return known === undefined ? candidates : [known, ...candidates];
}

function fitting(schema: Schema, candidates: readonly unknown[]): readonly unknown[] {
  return [...new Set(candidates)].filter((value) => z.safeParse(schema, value).success);
}
