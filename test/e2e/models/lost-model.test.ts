import { renameSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { en } from '../../../renderer/i18n/en.ts';
import { es } from '../../../renderer/i18n/es.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { setUpColourLane } from '../support/review-line.ts';
import { barriers, goTo, keepPicture } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

let station: LaunchedStation;
afterEach(() => station.close());

async function speak(page: Page, language: 'en' | 'es'): Promise<void> {
  await granted(ask(page, 'station.change-settings', { language }));
  const words = language === 'en' ? en : es;
  await page.getByRole('navigation', { name: words.shell.screens }).waitFor();
}

test('while the file of a model is gone every screen names it and its place, until it is back', {
  timeout: 240_000,
}, async () => {
  const data = path.join(temporaryFolder(), 'data');
  station = await launchStation({ data });
  await untilEngineRuns(station.page);
  await setUpColourLane(station.page);
  const sha256 = (await granted(ask(station.page, 'recipe.list', {})))[0]?.body.modelSha256 ?? '';
  await station.close();
  const file = path.join(data, 'models', sha256, 'model.onnx');
  const away = path.join(temporaryFolder(), 'away.onnx');
  renameSync(file, away);

  station = await launchStation({ data });
  const { page } = station;
  await page.setViewportSize({ width: 1280, height: 800 });
  const alarm = page.getByRole('alert').filter({ hasText: file });
  await alarm.waitFor();
  expect(await alarm.textContent()).toContain('colour 1');
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'lost-model-en');
  await speak(page, 'es');
  await keepPicture(page, 'lost-model-es');
  await speak(page, 'en');
  await alarm.getByRole('button', { name: en.common['try-again'] }).click();
  for (const screen of ['#/settings', '#/models', '#/history']) {
    await goTo(page, screen);
    await alarm.waitFor();
  }
  renameSync(away, file);
  await expect.poll(() => alarm.count()).toBe(0);
  expect((await granted(ask(page, 'station.status', {}))).lostModels).toEqual([]);
});
