import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { COLOUR_RECIPE, colourPicture } from '../../support/lines/colour-line.ts';
import { createGuardedCanary } from '../../support/lines/guarded-canary.ts';
import { savedModel } from '../../support/models/saved-models.ts';
import { colourModel } from '../../support/models/test-models.ts';
import { randomNumbers } from '../../support/random.ts';

const PARTS = 200;

/** Models that are wrong in different ways, where the champion is right. */
const SABOTAGED = {
  'that finds nothing': colourModel({ gain: 0 }),
  'that takes one class for another': colourModel({ classes: ['green', 'red', 'blue'] }),
};

test.each(Object.entries(SABOTAGED))(
  'a guarded canary with a challenger %s adds no escape, by real inference',
  async (_, sabotaged) => {
    const folder = temporaryFolder();
    const champion = await savedModel(folder, 'champion.onnx', colourModel());
    const challenger = await savedModel(folder, 'challenger.onnx', sabotaged);
    // A class that the recipe does not name lets a part pass.
    const body = {
      ...COLOUR_RECIPE,
      automationLevel: 'partial' as const,
      otherDefects: { rejectAt: 1, clearBelow: 1 },
    };
    const canary = await createGuardedCanary(champion, challenger, body, 0.5);
    const random = randomNumbers(7);
    const file = path.join(folder, 'part.png');
    for (let part = 0; part < PARTS; part += 1) {
      const red = random();
      await writeFile(file, await colourPicture(`part ${part}`, red));
      await canary.take({ key: `SN${part}`, file, isBad: red > 0.35 });
    }
    await canary.close();
    const { parts, added, escapes, disagreements } = canary.tally();
    expect({ parts, added, escapes }).toMatchObject({
      parts: PARTS,
      added: 0,
      escapes: { champion: 0, guarded: 0, canary: 0 },
    });
    // Deciding alone, it would have caused many escapes.
    expect(escapes.challenger).toBeGreaterThan(PARTS / 4);
    expect(disagreements).toBeGreaterThan(PARTS / 4);
  },
);
