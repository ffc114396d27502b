import { describe, expect, test } from 'vitest';
import { faultSentence } from '../../../main/engine/commands/fault-sentence.ts';
import { conflictClauses, conflictSchema } from '../../../preload/contract/faults/conflict.ts';
import { lineFolderTroubleSchema, lineFolderTroubles } from '../../../preload/contract/faults/line-folder.ts';
import { type Fault, faultSchema } from '../../../preload/contract/faults/result.ts';
import { faults } from '../../support/one-of-each-fault.ts';

describe('on the command line', () => {
  test.each(Object.values(faults))('$code has a whole sentence', (fault) => {
    const sentence = faultSentence(faultSchema.parse(fault));
    expect(sentence).toMatch(/^[A-Z/].{10,}/);
    expect(sentence).not.toMatch(/\{\{|\bundefined\b(?! is)|\[object|\bNaN\b/);
  });

  test('no two faults share a sentence, but for the two that only the window can meet', () => {
    const { updating, ...others } = faults;
    const sentences = Object.values(others).map((fault) => faultSentence(fault));
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(faultSentence(updating)).toBe(faultSentence(faults['update-refused']));
  });

  test.each(conflictSchema.options)('what is in the way, %s, is a clause that names it', (why) => {
    const sentence = faultSentence({ code: 'conflict', why, detail: 'Press 4' });
    expect(sentence).not.toContain('{{');
    expect(sentence.includes('Press 4')).toBe(conflictClauses[why].includes('{{detail}}'));
  });

  test.each(lineFolderTroubleSchema.options)('why the line folder is not written to, %s, says what to do', (why) => {
    const fault: Fault = { code: 'line-folder', path: '/line', why, detail: '0a1b2c3d' };
    expect(faultSentence(fault)).toContain('/line');
    expect(faultSentence(fault).includes('0a1b2c3d')).toBe(lineFolderTroubles[why].includes('{{detail}}'));
  });
});
