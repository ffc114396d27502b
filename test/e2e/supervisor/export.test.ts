import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, describe, expect, test } from 'vitest';
import { hashPin } from '../../../main/engine/operations/people/pin.ts';
import { addPerson } from '../../../main/engine/store/set-up/people.ts';
import { judgedStore, manyParts } from '../../support/store/judged-store.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { answerDialogs, barriers, keepPicture, watchRefusals } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

const LONG = 'Glass, "front" of the large phone with the very long name; =SUM(A1) 🔧';

/** COCO labels for the images of a set: one image listed twice, one box without area, one box that belongs to no image. */
function contradictingSet(set: string, folder: string): string {
  const [one = '', two = '', three = ''] = readdirSync(path.join(set, 'images', 'train')).toSorted();
  mkdirSync(path.join(folder, 'images'), { recursive: true });
  for (const name of [one, two, three])
    copyFileSync(path.join(set, 'images', 'train', name), path.join(folder, 'images', name));
  const images = [one, one, two, three].map((file_name, id) => ({ id, file_name, width: 640, height: 480 }));
  const box = { category_id: 1, bbox: [10, 10, 50, 50] };
  const annotations = [
    { id: 1, image_id: 0, ...box },
    { id: 2, image_id: 2, ...box, bbox: [10, 10, 0, 50] },
    { id: 3, image_id: 77, ...box },
  ];
  writeFileSync(
    path.join(folder, 'labels.json'),
    JSON.stringify({ categories: [{ id: 1, name: 'crack' }], images, annotations }),
  );
  return folder;
}

describe('an engineer at the page Export', () => {
  let station: LaunchedStation;
  let page: Page;
  let refusals: () => Promise<readonly string[]>;
  let set: string;
  // Outlives the first test.
  const root = mkdtempSync(path.join(tmpdir(), 'lupa-e2e-export-'));
  const data = path.join(root, 'data');
  afterAll(async () => {
    await station?.close();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  });

  const write = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const exportsOf = (ending: string) =>
    readdirSync(path.join(station.data, 'exports')).filter((name) => name.endsWith(ending) || name.includes(ending));

  test('shows the size of a table, writes it, and sees it in the list', async () => {
    const parts = manyParts(48).map((part, i) => ({ ...part, comment: LONG, shot: { lot: `lot ${i % 9}` } }));
    const { store } = await judgedStore(parts, data);
    const eva = addPerson(store.write, { name: 'Eva', role: 'engineer' }, await hashPin('4711'));
    store.close();
    station = await launchStation({ data });
    page = station.page;
    refusals = await watchRefusals(page);
    await untilEngineRuns(page);
    await granted(ask(page, 'person.sign-in', { id: eva.id, pin: '4711' }));
    await page.getByRole('link', { name: 'Supervisor' }).click();
    await page.getByRole('link', { name: 'Export' }).click();
    await page.getByText('Nothing matches.', { exact: false }).waitFor();
    await keepPicture(page, 'export-empty');
    await page.getByText('All time').click();
    await page.getByText('48 parts, about', { exact: false }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'export-table');
    await write('Export');
    await page.getByRole('heading', { name: 'Table exported' }).waitFor();
    await page.getByText('48 rows').waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'export-table-done');
    const [table = ''] = exportsOf('.csv').filter((name) => !name.endsWith('.columns.csv'));
    expect(readFileSync(path.join(station.data, 'exports', table), 'utf8').split('\r\n')).toHaveLength(50);
  });

  test('writes a training set and shows its gaps', async () => {
    await page.getByText('Training set', { exact: true }).first().click();
    await page.getByText('48 images, about', { exact: false }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'export-set');
    await write('Export');
    await page.getByRole('heading', { name: /exported and verified/ }).waitFor();
    await page.getByText('Only 4 boxes of crack', { exact: false }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'export-set-done');
    const [name = ''] = exportsOf('lupa-training-yolo');
    set = path.join(station.data, 'exports', name);
    expect(readdirSync(set).toSorted()).toEqual(['data.yaml', 'images', 'labels', 'manifest.json']);
  });

  test('imports its labels again as agreed answers', async () => {
    await page.getByText('Import labels').click();
    await keepPicture(page, 'export-labels');
    await answerDialogs(station.app, [set]);
    await write('Choose a folder …');
    await page.getByRole('heading', { name: 'Labels imported' }).waitFor();
    expect(await granted(ask(page, 'transfer.state', {}))).toMatchObject({
      result: { report: { pictures: 48, byContent: 48, added: 48 } },
    });
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'export-labels-done');
    expect(await refusals()).toEqual([]);
  });

  test('says which labels contradict themselves, in the window’s language', async () => {
    const folder = contradictingSet(set, path.join(root, 'contradicting'));
    await answerDialogs(station.app, [folder]);
    await write('Choose a folder …');
    await page.getByRole('heading', { name: 'No label could be imported' }).waitFor();
    await page.getByText('the set gives conflicting answers for this part').first().waitFor();
    await page.getByText('has a box with no area, or outside the image').waitFor();
    await page.getByText(/labels.json.*: has boxes that belong to no image/).waitFor();
    expect(await granted(ask(page, 'transfer.state', {}))).toMatchObject({
      result: { report: { pictures: 4, broken: 3, contradicting: 1, added: 0 } },
    });
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'export-labels-contradict');
    await granted(ask(page, 'station.change-settings', { language: 'es' }));
    await page.getByText('con respuestas contradictorias').waitFor();
    await keepPicture(page, 'export-labels-contradict-es');
    await page.getByText('Tabla', { exact: true }).first().click();
    await page.getByText('Conservar 000123 como texto').waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'export-table-es');
  });

  test('finds the page in Spanish and in the dark theme', async () => {
    await granted(ask(page, 'station.change-settings', { language: 'es', theme: 'dark' }));
    await page.getByText('Conjunto de entrenamiento', { exact: true }).first().click();
    await page.getByText('48 imágenes', { exact: false }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'export-set-es-dark');
  });
});
