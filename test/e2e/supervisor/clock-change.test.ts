import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hashPin } from '../../../main/engine/operations/people/pin.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { addPerson } from '../../../main/engine/store/set-up/people.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../support/store/records.ts';
import { ask, granted } from '../support/ask.ts';
import { expectComplaint } from '../support/complaints.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { answerSaves, barriers, keepPicture } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

/** Parts per hour of the days around 25 October 2026, when the clocks in Berlin go back. */
const MADE = [
  ['2026-10-24T10:05+02:00', 5],
  ['2026-10-25T02:30+02:00', 2],
  ['2026-10-25T02:30+01:00', 2],
  ['2026-10-26T10:05+01:00', 6],
  ['2026-10-26T23:40+01:00', 3],
  ['2026-10-27T10:05+01:00', 4],
] as const;

describe('a supervisor in Berlin, after the clocks went back', () => {
  let station: LaunchedStation;
  // Outlives the first test.
  const root = mkdtempSync(path.join(tmpdir(), 'lupa-e2e-clocks-'));
  const data = path.join(root, 'data');
  afterAll(async () => {
    await station?.close();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  });

  test('finds each part under its local day, on screen and in the exported table', async () => {
    // The parts were never photographed: they have no images to show.
    expectComplaint(/status of 410/);
    const store = openTestStore(data);
    const place = addTestLane(store, 0);
    MADE.forEach(([when, count]) => {
      const at = Date.parse(when);
      for (let part = 0; part < count; part++)
        writeRecords(store.write, [inspectionRecord({ ...place, at: at + part }, `${when} ${part}.jpg`)]);
    });
    const eva = addPerson(store.write, { name: 'Eva', role: 'engineer' }, await hashPin('4711'));
    store.close();
    station = await launchStation({ data, env: { TZ: 'Europe/Berlin' } });
    const { page, app } = station;
    await untilEngineRuns(page);
    await granted(ask(page, 'person.sign-in', { id: eva.id, pin: '4711' }));
    await page.getByRole('link', { name: 'Supervisor' }).click();
    await page.getByText('Custom').click();
    await page.getByLabel('From', { exact: true }).fill('2026-09-20T00:00');
    await page.getByLabel('Until', { exact: true }).fill('2026-11-20T00:00');
    const card = page.getByRole('region', { name: 'How many parts are good?' }).first();
    await card.getByText('22 of 22', { exact: false }).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'clock-change-days');
    const file = path.join(root, 'yield.csv');
    await answerSaves(app, [file]);
    await card.getByRole('button', { name: 'Save this view' }).click();
    await page.getByRole('menuitem', { name: 'As a table (CSV)' }).click();
    await page.getByText(`Saved as ${file}.`).waitFor();
    const rows = readFileSync(file, 'utf8').split('\r\n').slice(1, -1);
    expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual([
      ['2026-10-24T00:00:00.000+02:00', '5'],
      ['2026-10-25T00:00:00.000+02:00', '4'],
      ['2026-10-26T00:00:00.000+01:00', '9'],
      ['2026-10-27T00:00:00.000+01:00', '4'],
    ]);
    await granted(ask(page, 'station.change-settings', { language: 'es' }));
    await page.getByText('22 de 22', { exact: false }).first().waitFor();
    await keepPicture(page, 'clock-change-days-es');
  });
});
