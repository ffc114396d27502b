import type { StudyAnswers } from '../../../main/domain/study/study-answers.ts';

/**
 * The attribute study of AIAG, Measurement Systems Analysis, 4th edition (2010), table III-C 1: 50 parts, appraisers A, B and C with three
 * trials each, and the reference; 1 is acceptable. Parts that are not listed were called what they are in every trial.
 *
 * The table itself is not free to copy from, and was not compared cell by cell. What is printed about it elsewhere was, and the test
 * says so: the cross-tabulations and kappas of the same chapter; how many parts each appraiser always accepted and always rejected; how many
 * parts lie on either side of the two zones of disagreement (ISO 22514-7:2012, figure 6, which draws the same 50 parts).
 */
const BAD = [3, 4, 5, 9, 12, 22, 25, 26, 30, 34, 37, 39, 42, 45, 48, 50];
const SAID_OTHERWISE: Readonly<Record<number, readonly [a: string, b: string, c: string]>> = {
  6: ['110', '110', '100'],
  7: ['111', '111', '101'],
  12: ['000', '000', '010'],
  14: ['110', '111', '100'],
  21: ['110', '101', '010'],
  22: ['001', '010', '110'],
  26: ['010', '000', '001'],
  30: ['000', '001', '000'],
  34: ['001', '001', '011'],
  36: ['110', '111', '101'],
  43: ['101', '111', '110'],
};
const TRIALS = 3;

function isBad(part: number, person: number, trial: number): boolean {
  const said = SAID_OTHERWISE[part]?.[person]?.[trial];
  return said === undefined ? BAD.includes(part) : said === '0';
}

const parts = Array.from({ length: 50 }, (_, index) => index + 1);

export const aiagStudy: StudyAnswers = {
  references: parts.map((part) => BAD.includes(part)),
  people: [0, 1, 2].map((person) =>
    Array.from({ length: TRIALS }, (_, trial) => parts.map((part) => isBad(part, person, trial))),
  ),
};
