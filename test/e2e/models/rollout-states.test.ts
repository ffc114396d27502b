import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import type { RolloutEvent } from '../../../main/domain/rollout/rollout-event.ts';
import { modelPath } from '../../../main/engine/registry/model-files.ts';
import { noteModelEvent } from '../../../main/engine/store/models/model-events.ts';
import { tellRollout } from '../../../main/engine/store/rollout/tell-rollout.ts';
import { DEFAULT_ROLLOUT_PLAN, type RolloutPlan } from '../../../preload/contract/models/rollout-plan.ts';
import type { RolloutId } from '../../../preload/contract/values/units.ts';
import { beginColourRollout, type ColourRollout, HALF_WAY } from '../../support/lines/colour-rollout.ts';
import { startTestStation, type TestStation } from '../../support/station/start-station.ts';
import { writeDrift } from '../../support/store/drifting-champion.ts';
import { until } from '../../support/time/until.ts';
import { ask, granted } from '../support/ask.ts';
import { expectComplaint } from '../support/complaints.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { barriers, goTo, keepPicture } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

const WHOLE = { width: 1280, height: 800 };
const AT_200 = { width: 640, height: 400 };

let launched: LaunchedStation | null = null;
afterEach(async () => launched?.close());

/** The window of a station whose roll-out has come this far. */
async function windowAfter(
  happened: (rollout: ColourRollout, station: TestStation) => unknown,
  plan?: RolloutPlan,
): Promise<Page> {
  const station = await startTestStation();
  await happened(await beginColourRollout(station, plan), station);
  await station.stop();
  launched = await launchStation({ data: station.dataFolder });
  const { page } = launched;
  page.setDefaultTimeout(60_000);
  await page.setViewportSize(WHOLE);
  await untilEngineRuns(page);
  return page;
}

/** Checks the current page in both languages and themes, at 1280 × 800 and at 200 %; pictures show what `seen` selects. */
async function lookEverywhere(page: Page, name: string, seen = 'main'): Promise<void> {
  for (const [language, theme] of [
    ['es', 'dark'],
    ['en', 'light'],
  ] as const) {
    await granted(ask(page, 'station.change-settings', { language, theme }));
    await page.locator(`html[lang=${language}]`).waitFor();
    for (const [size, viewport] of Object.entries({ whole: WHOLE, zoomed: AT_200 })) {
      await page.setViewportSize(viewport);
      expect(await barriers(page)).toEqual([]);
      const stickingOut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(stickingOut).toBeLessThanOrEqual(0);
      await page.locator(seen).first().scrollIntoViewIfNeeded();
      await keepPicture(page, `${name}-${language}-${theme}-${size}`);
    }
    await page.setViewportSize(WHOLE);
  }
}

test('a running roll-out says what it waits for, and how its evidence grew', { timeout: 300_000 }, async () => {
  const page = await windowAfter(async ({ photograph, settle }) => {
    // Looks in shadow may come late: the step they complete is over before the next part comes.
    const parts = [...(await photograph(6)), ...(await photograph(18))];
    settle(parts.slice(0, 2), true);
    settle(parts.slice(2, 4), false);
    settle(parts.slice(4, 6), true);
  });
  await goTo(page, '/models/rollout');
  await page.getByText(/^Waiting: \d+ of 200 parts at 50%;/).waitFor();
  await page.getByText(/After 6 settled/).waitFor();
  await lookEverywhere(page, 'rollout-state-running');
  await page.getByRole('button', { name: 'Show settled disagreements' }).click();
  await page.getByText('Escape by colour-of-the-night-shift 2').first().waitFor();
  await page.getByText('Overkill by colour 1').first().waitFor();
  await keepPicture(page, 'rollout-state-running-pairs');
  await page.getByRole('button', { name: 'Start a roll-out' }).scrollIntoViewIfNeeded();

  await page
    .getByRole('row', { name: /^Both models/ })
    .getByRole('link')
    .click();
  await page.getByText('Canary').first().waitFor();
  await lookEverywhere(page, 'rollout-state-history');
  const [canary] = (await granted(ask(page, 'inspection.recent', { limit: 24 }))).filter(({ arm }) => arm === 'canary');
  await goTo(page, `/inspection/${canary?.id}`);
  await page.getByText('colour-of-the-night-shift 2 · Both models · 50% of parts').waitFor();
  await lookEverywhere(page, 'rollout-state-part');
});

test('one that its evidence put out names its cause on every screen, and leads to the parts', {
  timeout: 300_000,
}, async () => {
  const page = await windowAfter(async ({ photograph, settle }) => settle(await photograph(12), true));
  await page.getByText(/was rolled back: it passed bad parts/).waitFor();
  await lookEverywhere(page, 'rollout-state-notice');
  await page.getByRole('link', { name: 'Show roll-out' }).click();
  await page
    .getByText(/^Rolled back: /)
    .first()
    .waitFor();
  await lookEverywhere(page, 'rollout-state-rolled-back');
  await page.getByRole('link', { name: 'Show its parts' }).click();
  await expect.poll(() => page.url()).toMatch(/arm=canary.*\/history/);
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await page.getByText(/The roll-out of .* was rolled back/).waitFor({ state: 'detached' });
  await keepPicture(page, 'rollout-state-acknowledged');
});

test('an engineer adds, changes and removes steps of the plan, and the recipe keeps them', {
  timeout: 300_000,
}, async () => {
  const page = await windowAfter(async () => undefined);
  const [recipe] = await granted(ask(page, 'recipe.list', {}));
  await goTo(page, '/settings/recipe');
  await page.getByRole('button', { name: 'Default steps' }).click();
  await page.getByRole('button', { name: 'Add a step after Step 4' }).click();
  await page.getByRole('textbox', { name: 'Step 5, Share of parts' }).fill('10');
  await page.getByRole('textbox', { name: 'Step 5, Parts' }).fill('150');
  await page.getByRole('button', { name: 'Remove Step 2' }).click();
  await page.getByRole('button', { name: 'Remove Step 1' }).scrollIntoViewIfNeeded();
  await lookEverywhere(page, 'rollout-state-plan');
  await page.getByRole('textbox', { name: 'Reason' }).fill('A slower ramp');
  await page.getByRole('button', { name: /^Save/ }).click();
  const steps = async () => (await granted(ask(page, 'recipe.list', {})))[0]?.body.rollout.steps;
  const [shadow, , two, five, twenty, half] = DEFAULT_ROLLOUT_PLAN.steps;
  await expect.poll(steps).toEqual([shadow, two, five, { ...five, share: 0.1, parts: 150 }, twenty, half]);
  expect((await granted(ask(page, 'recipe.list', {})))[0]?.version).toBe((recipe?.version ?? 0) + 1);
});

type State = {
  readonly name: string;
  readonly happened: (rollout: ColourRollout, station: TestStation) => unknown;
  readonly says: RegExp;
  readonly plan?: RolloutPlan;
};

const states: readonly State[] = [
  {
    name: 'frozen-people',
    happened: async ({ id, photograph }, station) => {
      await photograph(8);
      const costs = (mean: number) => ({ count: 60, mean, variance: 4 });
      tell(station, id, { kind: 'cost', canary: costs(41), champion: costs(4) });
    },
    says: /^This step waits for an engineer: it costs people more time: /,
  },
  {
    name: 'frozen-slow',
    happened: async ({ id, photograph }, station) => {
      await photograph(8);
      tell(station, id, { kind: 'timed', challengerMs: 1234, championMs: 98, slower: 20, faster: 0 });
    },
    says: /^This step waits for an engineer: it is slow: /,
  },
  {
    name: 'frozen-drift',
    happened: async ({ id, line, photograph }, station) => {
      await photograph(8);
      // The strip has pictures of none of these parts.
      expectComplaint(/status of 410/);
      await writeDrift(station, line.lane, (await station.ask('rollout.read', { id })).champion);
    },
    says: /^This step waits: the control chart of the champion’s verdicts signals/,
  },
  {
    name: 'watched',
    happened: async ({ id }, station) => promote(station, id),
    says: /^Waiting: 0 of 1,000 parts as champion\.$/,
  },
  {
    name: 'settled',
    plan: { ...HALF_WAY, watchParts: 3 },
    happened: async ({ id, line, photograph }, station) => {
      await photograph(4);
      await promote(station, id);
      for (let part = 0; part < 3; part += 1) await line.drop(`SN-watched-${part}.png`, 0.1 + part / 100);
      await until(
        () => station.ask('rollout.read', { id }),
        ({ state }) => state.status === 'settled',
      );
    },
    says: /^Done: the challenger is champion, and all planned parts were watched\.$/,
  },
  {
    name: 'struck',
    happened: async ({ id, photograph }, station) => {
      const [part] = await photograph(8);
      if (part === undefined) throw new Error('no part');
      const fault = { code: 'detector-failed', why: 'late', figures: { afterMs: 20_000 } } as const;
      tell(station, id, { kind: 'struck', fault, part: { id: part, name: 'SN0' } });
    },
    says: /^Rolled back: it failed on part SN0\. /,
  },
  {
    name: 'stopped-retired',
    happened: async ({ id, photograph }, station) => {
      await photograph(8);
      const { challenger } = await station.ask('rollout.read', { id });
      const event = {
        sha256: challenger,
        kind: 'retired',
        recipeId: null,
        reason: 'Its data was mislabelled',
      } as const;
      noteModelEvent(station.store.write, { name: 'Eva', personId: null }, Date.now(), event);
    },
    says: /^Stopped: it is no longer allowed to judge this recipe’s parts\. /,
  },
  {
    name: 'stopped-file',
    happened: async ({ id, photograph }, station) => {
      await photograph(8);
      const { challenger } = await station.ask('rollout.read', { id });
      await station.stop();
      await writeFile(modelPath(station.store.folder, challenger), 'another model');
    },
    says: /^Stopped: its model file cannot be used\. /,
  },
  {
    name: 'default-plan',
    plan: DEFAULT_ROLLOUT_PLAN,
    happened: async () => undefined,
    says: /^Waiting: 0 of 500 parts in shadow\.$/,
  },
];

test.each(states)(
  '$name: the page says so in both languages and themes, whole and at 200 %',
  {
    timeout: 300_000,
  },
  async ({ name, happened, says, plan }) => {
    const page = await windowAfter(happened, plan);
    await goTo(page, '/models/rollout');
    await page.getByText(says).first().waitFor();
    await lookEverywhere(page, `rollout-state-${name}`, 'main [aria-current=step]');
  },
);

test('a roll-back for one failed look leads to the part', { timeout: 300_000 }, async () => {
  const struck = states.find(({ name }) => name === 'struck');
  if (struck === undefined) throw new Error('no such state');
  const page = await windowAfter(struck.happened);
  await goTo(page, '/models/rollout');
  await page.getByRole('link', { name: 'Show the part it failed on' }).click();
  await page.getByRole('heading', { name: 'SN0' }).waitFor();
});

function tell({ store }: TestStation, id: RolloutId, event: RolloutEvent): void {
  store.write.transaction(() => tellRollout(store.write, id, event, { at: Date.now() }));
}

async function promote(station: TestStation, id: RolloutId): Promise<void> {
  await station.ask('rollout.promote', { id, reason: 'We know it already' });
  await until(
    () => station.ask('rollout.read', { id }),
    ({ isPromoted }) => isPromoted,
  );
}
