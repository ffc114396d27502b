import { readFileSync } from 'node:fs';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { ask, granted } from '../e2e/support/ask.ts';
import { enterFirstReviewer, untilShown } from '../e2e/support/review-desk.ts';
import { untilEngineRuns, untilInspected } from '../e2e/support/station.ts';
import { emptyHome, launchPackaged } from './support/launch.ts';

test.for(['dir', 'deb'] as const)(
  'the app of the %s, started by an ordinary user with an empty home and no network, inspects the simulated line and has a part reviewed',
  async (kind) => {
    const home = emptyHome();
    onTestFinished(home.remove);
    const station = await launchPackaged(inject('packaged')[kind], home, ['--simulate']);
    onTestFinished(() => station.close());
    const { page } = station;
    await untilEngineRuns(page);
    await untilInspected(page, 1);
    await enterFirstReviewer(page);
    const part = await vi.waitFor(async () => {
      // The queue is empty until the line has an unsure part, and the page says so until it hears of it.
      const shown = await untilShown(page, null);
      if (shown === null) throw new Error('nothing waits for a person');
      return shown;
    }, 60_000);
    await page.keyboard.press('Space');
    await vi.waitFor(async () => {
      const { dispositions } = await granted(ask(page, 'inspection.read', { id: part.inspectionId as never }));
      expect(dispositions).toMatchObject([{ kind: 'accept', personName: 'Reviewer' }]);
    }, 10_000);
    const { dataFolder } = await granted(ask(page, 'station.status', {}));
    expect(dataFolder).toBe(home.station);
    if (process.env['LUPA_TEST_OFFLINE'] === '1') {
      const up = readFileSync('/proc/net/dev', 'utf8')
        .split('\n')
        .slice(2)
        .filter((line) => line.includes(':'));
      expect(up.map((line) => line.split(':')[0]?.trim())).toEqual(['lo']);
    }
  },
);

test('the renderer is confined by the system wherever the system can', async () => {
  const home = emptyHome();
  onTestFinished(home.remove);
  const station = await launchPackaged(inject('packaged').dir, home);
  onTestFinished(() => station.close());
  const browser = station.page.context().browser();
  if (browser === null) throw new Error('the station is not driven over its developer tools');
  const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  expect(renderers).not.toEqual([]);
  for (const { id } of renderers) {
    expect(/^Seccomp:\t2$/m.test(readFileSync(`/proc/${id}/status`, 'utf8'))).toBe(inject('hasSandbox'));
  }
});
