import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedStation, launchStation } from './support/launch.ts';
import { type PartsToInspect, partsToInspect } from './support/parts-to-inspect.ts';
import { answerDialogs, barriers, keepPicture, watchRefusals } from './support/screens.ts';

const PATIENCE = { timeout: 60_000 };

/** One station from its first run on; each test continues where the last one ended, as a person would. */
describe('a station set up by hand', () => {
  let station: LaunchedStation;
  let page: Page;
  let camera: string;
  let toInspect: PartsToInspect;
  let refusals: () => Promise<readonly string[]>;

  beforeAll(async () => {
    station = await launchStation();
    camera = path.join(path.dirname(station.data), 'camera');
    mkdirSync(camera);
    toInspect = await partsToInspect(path.join(path.dirname(station.data), 'parts'));
    page = station.page;
    refusals = await watchRefusals(page);
  });
  afterAll(() => station?.close());

  const photograph = (picture: string, serial: string) =>
    copyFileSync(picture, path.join(camera, `L0421_${serial}.jpg`));

  test('asks for a folder and a model, says what the model is, and starts', async () => {
    await answerDialogs(station.app, [camera, toInspect.model]);
    await page.getByRole('button', { name: 'My camera' }).click();
    await page.getByRole('button', { name: 'Camera folder: choose a folder' }).click();
    await page.getByText(camera).waitFor();
    await page.getByRole('button', { name: 'Choose a model file' }).click();
    await page.getByRole('heading', { name: 'About this file' }).waitFor();
    await page.getByLabel('Family').fill('pcb');
    await page.getByLabel('Version', { exact: true }).fill('a');
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'first-run');
    await page.getByRole('button', { name: 'Import' }).click();
    await expect.poll(() => page.getByRole('radio', { name: /^pcb a/ }).isChecked(), PATIENCE).toBe(true);
    await page.getByRole('button', { name: 'Start inspecting' }).click();
    await page.getByRole('heading', { name: 'Create the first engineer' }).waitFor();
    await page.getByRole('button', { name: 'Later' }).click();
    await page.getByText('No parts yet').waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'line-empty');
  });

  test('shows a part with its boxes and its verdict as soon as it is decided', async () => {
    photograph(toInspect.pictures[0], 'A1003');
    await page.getByRole('heading', { name: 'A1003' }).waitFor();
    await page.locator('figure img').waitFor();
    await expect
      .poll(() => page.getByRole('main').getByRole('status').first().textContent(), PATIENCE)
      .toMatch(/^(FAIL|HOLD)/);
    await expect.poll(() => page.locator('figure svg g').count()).toBeGreaterThan(0);
    await expect.poll(() => page.locator('figure img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(640);
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'line');
  });

  test('tells the whole story of a part from the strip, and comes back with Escape', async () => {
    photograph(toInspect.pictures[1], 'A1004');
    await page.getByRole('link', { name: /^A1004/ }).click();
    await page.getByText('Run the model').waitFor();
    await page.getByText('pcb a').last().waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'inspection');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: 'A1003' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Details' }).waitFor();
  });

  test('creates a new version of the recipe, with the difference and the reason', async () => {
    await page.keyboard.press('Control+6');
    await page.getByRole('link', { name: 'Recipe' }).click();
    await page.getByRole('radio', { name: 'Full' }).check();
    await page.getByText('1 change', { exact: true }).waitFor();
    await page.getByLabel('Reason').fill('The figures allow it.');
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'recipe-change');
    await page.getByRole('button', { name: 'Save as version 2' }).click();
    await page.getByText('Version 2', { exact: true }).waitFor();
    await page.getByText('The figures allow it.').waitFor();
    await page.getByText(/· v2$/).first().waitFor();
  });

  test('says at once what is wrong with a name pattern, and never hides typed text behind the save bar', async () => {
    const pattern = page.getByLabel('Pattern', { exact: true });
    await pattern.evaluate((field) => field.scrollIntoView({ block: 'end' }));
    await pattern.fill('(?<serial>');
    const bar = page.getByRole('region', { name: 'Unsaved changes' });
    await bar.waitFor();
    const room = async () => {
      const [field, foot] = await Promise.all([pattern.boundingBox(), bar.boundingBox()]);
      return (foot?.y ?? 0) - ((field?.y ?? 0) + (field?.height ?? 0));
    };
    await expect.poll(room).toBeGreaterThan(0);
    await page.getByText('the name pattern is not a regular expression (Unterminated group)').waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'recipe-pattern');
    await page.getByRole('button', { name: 'Discard' }).click();
    await bar.waitFor({ state: 'hidden' });
  });

  test('says beside the button what a form still lacks', async () => {
    await page.getByRole('link', { name: 'Lanes' }).click();
    await page.getByRole('button', { name: 'Add a lane' }).click();
    const save = page.getByRole('button', { name: 'Add a lane' });
    await page.getByText('Enter a name.').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Side camera');
    await page.getByText('Choose the camera folder.').waitFor();
    await save.scrollIntoViewIfNeeded();
    expect(await save.isDisabled()).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'lane-lack');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('link', { name: 'Station' }).click();
    await page.getByLabel('Station name').fill('');
    const bar = page.getByRole('region', { name: 'Unsaved changes' });
    await bar.getByText('A value is missing or out of range.').waitFor();
    expect(await bar.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'station-lack');
    await bar.getByRole('button', { name: 'Discard' }).click();
  });

  test('switches to Spanish and to the dark theme at once', async () => {
    await page.getByRole('link', { name: 'Station' }).click();
    await page.getByText('Español').click();
    await page.getByRole('heading', { name: 'Estación' }).waitFor();
    await page.getByText('Oscuro').click();
    await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme'), PATIENCE).toBe('dark');
    await page.keyboard.press('Control+1');
    await page.getByRole('region', { name: 'Última pieza' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'line-dark-es');
    await page.keyboard.press('Control+6');
    await page.getByText('English').click();
    await page.getByRole('heading', { name: 'Station' }).waitFor();
  });

  test('lets the first engineer in by PIN, locks, and refuses a wrong PIN with a sentence', async () => {
    await page.getByRole('button', { name: 'First engineer' }).click();
    await page.getByLabel('Name').fill('Engineer 1');
    await page.getByLabel('PIN', { exact: true }).fill('471147');
    await page.getByLabel('Repeat PIN').fill('471147');
    await page.getByRole('button', { name: 'Create and sign in' }).click();
    await page.getByRole('region', { name: 'Last part' }).waitFor();
    await page.getByRole('button', { name: 'Engineer 1' }).waitFor();
    await page.keyboard.press('Control+L');
    await page.getByRole('heading', { name: 'Who is signing in?' }).waitFor();
    await page.getByRole('link', { name: 'Settings' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Engineer 1/ }).click();
    for (const digit of ['1', '2', '3', '4']) await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByText(/Wrong PIN/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await keepPicture(page, 'sign-in');
    await page.getByLabel('PIN of Engineer 1').fill('471147');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Engineer 1' }).waitFor();
  });

  test('never ran into its own content security policy', async () => {
    expect(await refusals()).toEqual([]);
  });
});
