import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { expect } from 'vitest';
import { violationsOn } from './axe.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../test-results/screens');

/** With LUPA_KEEP_PICTURES=1, keeps a screenshot of the window, to show what the test saw. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env['LUPA_KEEP_PICTURES'] === undefined) return;
  mkdirSync(FOLDER, { recursive: true });
  // Not by the page's own means, which take a zoomed window for a smaller one and show a corner of it.
  const devTools = await page.context().newCDPSession(page);
  const { data } = await devTools.send('Page.captureScreenshot', { format: 'png' });
  await devTools.detach();
  writeFileSync(path.join(FOLDER, `${name}.png`), Buffer.from(data, 'base64'));
}

/** The same for a file that the station wrote. */
export function keepFile(file: string, name: string): void {
  if (process.env['LUPA_KEEP_PICTURES'] === undefined) return;
  mkdirSync(FOLDER, { recursive: true });
  copyFileSync(file, path.join(FOLDER, name));
}

/** Keeps figures beside the screenshots, to compare one run with another. */
export function keepFigures(name: string, figures: Readonly<Record<string, unknown>>): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, `${name}.json`), `${JSON.stringify(figures, null, 1)}\n`);
}

/** Answers the system's own dialogs, which a test cannot click: the next ones choose these paths in turn. */
export async function answerDialogs(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    const left = [...chosen];
    dialog.showOpenDialog = async () => ({ canceled: left.length === 0, filePaths: left.splice(0, 1) });
  }, paths);
}

/** The same for dialogs that ask where to save. */
export async function answerSaves(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    const left = [...chosen];
    dialog.showSaveDialog = async () => ({ canceled: left.length === 0, filePath: left.shift() ?? '' });
  }, paths);
}

/** What the content security policy refuses from now on; the page must never violate it. */
export async function watchRefusals(page: Page): Promise<() => Promise<readonly string[]>> {
  const refused = await page.evaluateHandle(() => {
    const seen: string[] = [];
    addEventListener('securitypolicyviolation', (event) =>
      seen.push(
        `${event.violatedDirective} ${event.blockedURI} in ${event.sourceFile}:${event.lineNumber}:${event.columnNumber}`,
      ),
    );
    return seen;
  });
  return () => refused.jsonValue();
}

/** Accessibility barriers on the current screen: WCAG 2.2 A and AA, as `rule: element`, and buttons whose words are cut off. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await stillness(page);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const violations = await violationsOn(page, { runOnly: { type: 'tag', values: tags } });
  await page.emulateMedia({ reducedMotion: null });
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  return [...found, ...(await cutLabels(page))];
}

/** Words on buttons that do not fit them. */
function cutLabels(page: Page): Promise<readonly string[]> {
  return page
    .locator('.mantine-Button-label')
    .evaluateAll((labels) =>
      labels.filter((label) => label.scrollWidth > label.clientWidth).map((label) => `cut: ${label.textContent}`),
    );
}

/** Checks that the current screen has no accessibility barriers, and keeps a screenshot of it. */
export async function look(page: Page, name: string): Promise<void> {
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, name);
}

/** Goes where a link would lead, and returns once the app has heard of it: keys pressed before that mean the previous screen. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(
    (hash) =>
      new Promise<void>((resolve) => {
        const before = window.location.hash;
        window.location.hash = hash;
        if (window.location.hash === before) resolve();
        // The app listened first, so it has rendered the new place by the time this is known.
        else window.addEventListener('hashchange', () => resolve(), { once: true });
      }),
    address,
  );
}

/** Lets every fade end and prevents new ones: a half-faded message has colours that nobody designed and nobody has to read. */
async function stillness(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(
        ({ effect, playState }) => playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime),
      );
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
}
