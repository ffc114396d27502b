import { expect, test } from 'vitest';
import { changeReasonSchema } from '../../../preload/contract/models/model-state.ts';
import { adjudicationSchema } from '../../../preload/contract/parts/adjudication.ts';
import { correctionSchema } from '../../../preload/contract/parts/review.ts';

const SCHEMAS = [
  ['a change', changeReasonSchema],
  ['a correction', correctionSchema.shape.comment],
  ['a settled disagreement', adjudicationSchema.shape.reason],
] as const;

test.each(SCHEMAS)('the reason of %s has at least three letters or digits, in any script', (_what, schema) => {
  for (const reason of ['lens', ' 4ab ', 'año', '镜头脏了', 'K 77', 'e – 1 – 2']) {
    expect(schema.safeParse(reason)).toMatchObject({ success: true });
  }
  const empty = [
    '',
    '   ',
    'ab',
    '...',
    '--- ---',
    '\n\n\n\n',
    '\u200b\u200b\u200b\u200b',
    '\u0000\u0000\u0000',
    'x. .y',
  ];
  for (const reason of [...empty, 'x'.repeat(10_000)])
    expect(schema.safeParse(reason)).toMatchObject({ success: false });
});
