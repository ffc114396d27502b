import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { decide } from '../../../main/domain/verdict/decide.ts';
import { floorsOf } from '../../../main/domain/verdict/score-floors.ts';
import { startingRecipe } from '../../../main/domain/verdict/starting-recipe.ts';
import { originalPath } from '../../../main/engine/data-folder.ts';
import { modelPath } from '../../../main/engine/registry/model-files.ts';
import { modelCardOf } from '../../../main/engine/store/models/models.ts';
import type { InspectionRecord } from '../../../main/engine/store/recording/shot-record.ts';
import { countRollupDifferences } from '../../../main/engine/store/rollups/rollups.ts';
import { DEFAULT_MAX_PIXELS } from '../../../main/engine/vision/picture/max-pixels.ts';
import { createInspector } from '../../../main/engine/vision/pool/inspector.ts';
import { fileName } from '../../../main/simulator/line/file-name.ts';
import { randomFor } from '../../../main/simulator/random.ts';
import { startReviewer } from '../../../main/simulator/reviewer/reviewer.ts';
import { PRACTISED_REVIEWER } from '../../../main/simulator/reviewer/reviewer-skill.ts';
import { renderParts } from '../../../main/trial/part-source.ts';
import type { Truth } from '../../../main/truth/truth.ts';
import type { ByWhom } from '../../../preload/contract/models/shadow.ts';
import type { Input, OperationName } from '../../../preload/contract/operations/operations.ts';
import type { Inspection, Reason, VerdictKind } from '../../../preload/contract/parts/inspection.ts';
import { DEFAULT_RECIPE_BODY, type RecipeBody } from '../../../preload/contract/station/recipe.ts';
import type { InspectionId, Sha256 } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { laneSettings } from '../../support/lines/test-lane.ts';
import { startTestStation, type TestStation } from '../../support/station/start-station.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { skippingClock } from '../../support/time/skipping-clock.ts';
import { until } from '../../support/time/until.ts';

/** How many parts are made. Two thousand take a quarter of an hour. */
const PARTS = Number(process.env['LUPA_COMPARED_PARTS'] ?? 60);
/** This many at a time: the challenger's queue never overflows, and no part is passed over. */
const BATCH = 20;
const LIMIT_MS = 120_000 + 5000 * PARTS;
const MODELS = path.resolve(import.meta.dirname, '../../../models');
/** A reviewer who never errs: their answers are the truth. */
const INFALLIBLE = {
  ...PRACTISED_REVIEWER,
  missRate: { borderline: 0, obvious: 0 },
  falseAlarmRate: { clean: 0, borderline: 0 },
  wrongClassRate: 0,
  inconclusiveRate: 0,
};

type Opinion = { readonly kind: VerdictKind; readonly classes: ReadonlySet<string> };
type Made = {
  readonly id: InspectionId;
  readonly record: InspectionRecord;
  readonly truth: Truth;
};

/** A station with version 1 of the shipped model on its line and version 2 in its shadow. */
async function begin() {
  const random = randomFor('audits');
  const records = new Map<string, { readonly id: InspectionId; readonly record: InspectionRecord }>();
  const station = await startTestStation({
    modelsFolder: MODELS,
    workers: 1,
    draw: random.unit,
    onRecorded: (record, recorded) => {
      if (record.kind !== 'inspection' || recorded.kind !== 'inspected') throw new Error('a part was no part');
      records.set(record.shot.relativePath, { id: recorded.inspectionId, record });
    },
  });
  const models = await until(
    () => station.ask('model.list', {}),
    (list) => list.length >= 2,
  );
  const sha256Of = (version: string): Sha256 =>
    models.find((model) => model.family === 'phone-glass' && model.version === version)?.sha256 ?? '';
  const [champion, challenger] = [sha256Of('1'), sha256Of('2')];
  const defaults: RecipeBody = {
    ...DEFAULT_RECIPE_BODY,
    automationLevel: 'partial',
    audit: { passShare: 0.2, failShare: 0.2 },
  };
  const body = {
    ...startingRecipe(defaults, modelCardOf(station.store.read, champion), []),
    // No part is shown twice: every answer counts for the part.
    ...{ repeatShare: 0, challengeShare: 0, hold: { ...defaults.hold, timeoutMs: 3_600_000 } },
  };
  const recipe = await station.ask('recipe.add', { name: 'Phone glass', body });
  const camera = temporaryFolder();
  await station.ask('lane.add', { ...laneSettings(camera), recipeId: recipe.id });
  await station.ask('shadow.begin', { sha256: challenger, recipeId: recipe.id, reason: 'is it better?' });
  const filter = {
    modelSha256: challenger,
    from: 0,
    until: 4_000_000_000_000,
    replayId: null,
    laneId: null,
    lot: null,
  };
  return { station, records, camera, body, challenger, filter };
}

/** Drops the parts as a camera does, never faster than the challenger can keep up with. */
async function makeParts({
  station,
  records,
  camera,
  filter,
}: Awaited<ReturnType<typeof begin>>): Promise<readonly Made[]> {
  const truths = new Map<string, Truth>();
  const source = { seed: 'champion and challenger', count: PARTS, badShare: 0.3, lamps: 'many' } as const;
  for await (const { jpeg, truth } of renderParts(source, null)) {
    const name = fileName(truth, Date.parse('2026-03-02T06:00:00Z') + truth.number * 1000);
    truths.set(name, truth);
    await writeFile(path.join(camera, `${name}.part`), jpeg);
    await rename(path.join(camera, `${name}.part`), path.join(camera, name));
    if (truths.size % BATCH !== 0 && truths.size !== PARTS) continue;
    await until(
      () => station.ask('shadow.compare', filter),
      ({ looked, skipped }) => looked + skipped === truths.size,
      LIMIT_MS,
    );
  }
  return [...records].map(([name, { id, record }]) => {
    const truth = truths.get(name);
    if (truth === undefined) throw new Error(`nobody made ${name}`);
    return { id, record, truth };
  });
}

/** Has the whole queue answered by a person who knows the truth. */
async function answerAll(station: TestStation, truths: ReadonlyMap<number, Truth>): Promise<void> {
  const ana = actorOf(addTestPerson(station.store, `Ana ${Math.random()}`, 'operator'));
  const isEmpty = Promise.withResolvers<void>();
  const reviewer = startReviewer({
    call: async <N extends OperationName>(name: N, input: Input<N>) => {
      const answer = await station.call(name, input, ana);
      if (name === 'review.claim' && answer.ok && Array.isArray(answer.value) && answer.value.length === 0) {
        isEmpty.resolve();
        await new Promise(setImmediate);
      }
      return answer;
    },
    truthOf: async ({ id }: Inspection) => {
      const truth = truths.get(id);
      return truth === undefined ? null : { ...truth, file: '', writtenAt: 0, damage: null, duplicateOf: null };
    },
    skill: INFALLIBLE,
    seed: 'Ana',
    workMs: Number.POSITIVE_INFINITY,
    restMs: 0,
    clock: skippingClock('2026-03-02T06:00:00Z'),
  });
  await isEmpty.promise;
  await reviewer.stop();
}

/** The challenger's verdicts on the kept images when it runs separately from the station. */
async function askApart(
  station: TestStation,
  challenger: Sha256,
  body: RecipeBody,
  made: readonly Made[],
): Promise<ReadonlyMap<InspectionId, Opinion>> {
  const { folder, read } = station.store;
  const profile = modelCardOf(read, challenger)?.profile;
  if (profile === undefined) throw new Error('no challenger');
  const inspector = createInspector({ maxPixels: DEFAULT_MAX_PIXELS, threads: 1 });
  const model = { sha256: challenger, path: modelPath(folder, challenger), profile };
  expect(await inspector.perform({ kind: 'load', model })).toMatchObject({ ok: true });
  const opinions = new Map<InspectionId, Opinion>();
  for (const { id, record } of made) {
    const picture = originalPath(folder, record.shot.imageSha256 ?? '');
    const request = {
      path: picture,
      modelSha256: challenger,
      floors: floorsOf(body),
      iou: body.overlapLimit,
      usedBits: null,
    };
    const look = await inspector.perform({ kind: 'inspect', request });
    if (!look.ok || look.value === null) throw new Error('the challenger did not answer');
    opinions.set(id, opinionOf(decide(look.value, body)));
  }
  await inspector.perform({ kind: 'close' });
  return opinions;
}

function opinionOf({ kind, reasons }: { readonly kind: VerdictKind; readonly reasons: readonly Reason[] }): Opinion {
  const classes = reasons.flatMap((reason) => ('className' in reason ? [reason.className] : []));
  return { kind, classes: new Set(classes) };
}

/** Twice the chance that this many fair coins split at least as unevenly, in whole numbers: the two-sided p of McNemar's exact test. */
function coinTosses(one: number, other: number): number {
  const tosses = one + other;
  let [ways, tail] = [1n, 0n];
  for (let heads = 0; heads <= Math.min(one, other); heads += 1) {
    tail += ways;
    ways = (ways * BigInt(tosses - heads)) / BigInt(heads + 1);
  }
  const scale = 10n ** 15n;
  return Math.min(1, Number((2n * tail * scale) / 2n ** BigInt(tosses)) / Number(scale));
}

test(`version 2 of the shipped model in shadow of version 1: the comparison is the one that the truth of ${PARTS} parts makes`, {
  timeout: 2 * LIMIT_MS,
}, async () => {
  const line = await begin();
  const { station, body, challenger, filter } = line;
  const made = await makeParts(line);
  expect(made).toHaveLength(PARTS);
  const truths = new Map<number, Truth>(made.map(({ id, truth }) => [id, truth]));
  await answerAll(station, truths);
  const opinions = await askApart(station, challenger, body, made);
  const parts = made.map(({ id, record, truth }) => {
    const first = opinionOf(record.verdict);
    const second = opinions.get(id);
    if (second === undefined) throw new Error('no opinion');
    const isJudged = record.review !== null || first.kind !== second.kind;
    // Parts about which the champion is unsure are asked with its opinion in view; audits and differences are asked blind.
    const isBlind = isJudged && (record.review === null || record.review.isBlind);
    const wrong = truth.isBad ? 'pass' : 'fail';
    const defects = new Set<string>(truth.defects.filter(({ isTolerated }) => !isTolerated).map((each) => each.class));
    return {
      id,
      first,
      second,
      isJudged,
      isBlind,
      isBad: truth.isBad,
      defects,
      firstErrs: first.kind === wrong,
      secondErrs: second.kind === wrong,
    };
  });
  const of = (fits: (part: (typeof parts)[number]) => boolean) => parts.filter(fits).length;
  const discordant = parts.filter(({ first, second }) => first.kind !== second.kind);

  // Parts that nobody has looked at are those that the champion decided alone and that were not drawn for an audit.
  const before = await station.ask('shadow.compare', filter);
  const unasked = discordant.filter(({ id }) => made.find((one) => one.id === id)?.record.review === null);
  expect(before.judged.unjudged).toBe(unasked.length);
  expect(await station.ask('shadow.send-to-review', { filter, atMost: 2000 })).toEqual({ sent: unasked.length });
  await answerAll(station, truths);

  const compared = await station.ask('shadow.compare', filter);
  expect({ looked: compared.looked, skipped: compared.skipped }).toEqual({ looked: PARTS, skipped: 0 });
  expect(compared.agreement).toMatchObject({ count: PARTS - discordant.length, of: PARTS });
  expect(compared.automation.champion?.count).toBe(of(({ first }) => first.kind !== 'undetermined'));
  expect(compared.automation.challenger?.count).toBe(of(({ second }) => second.kind !== 'undetermined'));
  for (const { champion, challenger: other, ...cell } of compared.confusion) {
    const here = (part: (typeof parts)[number]) => part.first.kind === champion && part.second.kind === other;
    expect(cell).toEqual({
      parts: of(here),
      good: of((part) => here(part) && part.isJudged && !part.isBad),
      bad: of((part) => here(part) && part.isJudged && part.isBad),
    });
  }
  expect(compared.confusion.reduce((sum, cell) => sum + cell.parts, 0)).toBe(PARTS);

  const isOpposed = ({ first, second }: (typeof parts)[number]) =>
    first.kind !== second.kind && first.kind !== 'undetermined' && second.kind !== 'undetermined';
  const championWrong = of((part) => isOpposed(part) && part.isBlind && part.firstErrs);
  const challengerWrong = of((part) => isOpposed(part) && part.isBlind && part.secondErrs);
  const blind = of(({ first, second, isBlind }) => first.kind !== second.kind && isBlind);
  const alone = (isBad: boolean) => ({
    looked: PARTS,
    champion: of((part) => part.isJudged && part.isBad === isBad && part.firstErrs && !part.secondErrs),
    challenger: of((part) => part.isJudged && part.isBad === isBad && part.secondErrs && !part.firstErrs),
  });
  expect(compared.judged).toMatchObject({
    discordant: discordant.length,
    known: blind,
    knownAided: discordant.length - blind,
    ...{ unjudged: 0, waiting: 0, opposed: of(isOpposed), unsettled: 0, championWrong, challengerWrong },
    escapes: alone(true),
    overkill: alone(false),
  });
  expect(compared.judged.pValue).toBeCloseTo(coinTosses(championWrong, challengerWrong), 10);

  for (const { className, has, hasNot, unknown } of compared.classes) {
    const named = (first: boolean, second: boolean, fits: (part: (typeof parts)[number]) => boolean) =>
      of(
        (part) =>
          part.first.classes.has(className) === first && part.second.classes.has(className) === second && fits(part),
      );
    const byWhom = (fits: (part: (typeof parts)[number]) => boolean): ByWhom => ({
      both: named(true, true, fits),
      championOnly: named(true, false, fits),
      challengerOnly: named(false, true, fits),
      neither: named(false, false, fits),
    });
    expect(has).toEqual(byWhom(({ isJudged, defects }) => isJudged && defects.has(className)));
    expect(byWhom(({ isJudged, defects }) => isJudged && !defects.has(className))).toMatchObject(hasNot);
    expect(byWhom(({ isJudged }) => !isJudged)).toMatchObject(unknown);
  }

  const listed: InspectionId[] = [];
  for (let cursor: InspectionId | null = null; ; ) {
    const page: Awaited<ReturnType<typeof nextPage>> = await nextPage(cursor);
    listed.push(...page.parts.map(({ part }) => part.id));
    if (page.next === null) break;
    cursor = page.next;
  }
  function nextPage(cursor: InspectionId | null) {
    return station.ask('shadow.changed-parts', { filter, before: cursor, limit: 100 });
  }
  expect(listed).toEqual(discordant.map(({ id }) => id).sort((a, b) => b - a));
  expect(countRollupDifferences(station.store.read)).toBe(0);
  console.log(JSON.stringify({ parts: PARTS, sent: unasked.length, ...compared }));
});
