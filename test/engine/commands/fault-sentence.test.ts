import { describe, expect, test } from 'vitest';
import { faultSentence } from '../../../main/engine/commands/fault-sentence.ts';
import { faultSchema } from '../../../preload/contract/faults/result.ts';
import { inEnglish } from '../../support/in-english.ts';
import { faults } from '../../support/one-of-each-fault.ts';

describe('on the command line', () => {
  test.each(Object.values(faults))('$code is said as in the window, in English', (fault) => {
    expect(faultSentence(faultSchema.parse(fault)).startsWith(inEnglish(fault))).toBe(true);
  });

  test('a fault is one line, whatever line breaks and terminal escapes the names and complaints in it contain', () => {
    const said = faultSentence({ code: 'disk-full', path: '/a\nPASS   b.jpg\u001b[2K' });
    expect(said).toContain('/a\\u{a}PASS   b.jpg\\u{1b}[2K');
    expect(said).not.toMatch(/\p{Cc}/u);
  });

  test('what flags can mend is said with its flags', () => {
    expect(faultSentence(faults['picture-bits'])).toMatch(/On the command line: --bits\.$/);
    expect(
      faultSentence({
        code: 'model-needs-answers',
        questions: ['classes', 'layout', 'input-size'],
        classCount: 6,
        namesFound: 5,
        readings: [
          { layout: 'v8', boxesAreCorners: false },
          { layout: 'v5', boxesAreCorners: true },
        ],
      }),
    ).toBe(
      'The file does not specify everything Lupa needs. Missing: the class names, the output layout and the input size. ' +
        'Supply it with --classes (6 names; the file has 5); --layout v8 or --layout v5 --boxes corners; --input-size.',
    );
  });
});
