import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { answeredFindings } from './support/answered-findings.ts';
import { scan } from './support/electronegativity.ts';

const archive = () => path.join(inject('packaged').dir, 'resources/app.asar');

test.for(inject('electronVersions'))(
  'the scanner for Electron’s known mistakes, told that it is Electron %s, finds nothing that has no answer',
  async (electron) => {
    const { findings, errors } = await scan(archive(), electron);
    expect(findings).toEqual(answeredFindings.map(({ check, file, sample }) => ({ check, file, sample })));
    // The page's scripts, its own and the manual's, are too new for the scanner. They have neither Node nor Electron to misuse: their
    // confinement is tested beside this.
    expect(errors).toMatchObject([
      { file: expect.stringMatching(/^dist\/renderer\/assets\/index-/) },
      { file: expect.stringMatching(/^dist\/renderer\/assets\/manual-/) },
    ]);
  },
);
