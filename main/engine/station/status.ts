import type { TimeSpan } from '../../../preload/contract/reports/report.ts';
import type { LaneHealth } from '../../../preload/contract/station/lane.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import { shiftStartedAt } from '../../domain/time/shift.ts';
import type { Clock } from '../clock.ts';
import { ANYBODY, asSeenBy } from '../review/sealed-parts.ts';
import { untoldMessages } from '../store/line/line-messages.ts';
import { modelCardOf } from '../store/models/models.ts';
import type { Store } from '../store/opening/open.ts';
import { recentInspections } from '../store/parts/inspection-summaries.ts';
import { countsSince, decidedSince } from '../store/parts/signal-counts.ts';
import { timeOutsWithin } from '../store/review/dispositions.ts';
import { reviewQueue } from '../store/review/review-queue.ts';
import { admittedAt, uncountedParts } from '../store/rollups/rollups.ts';
import { hasLanes, lanes } from '../store/set-up/lanes.ts';
import { readableRecipe } from '../store/set-up/recipes.ts';
import { stationSettings } from '../store/set-up/settings.ts';
import { recentFaults } from '../store/station/fault-events.ts';
import type { NotedFault } from './fault-journal.ts';
import { withEnds } from './over-faults.ts';
import { localZoneOffset } from './zone-offset.ts';

const MINUTE_MS = 60_000;
const FAULTS_SHOWN = 20;
const FAULTS_FOR_MS = 60 * MINUTE_MS;

/** The parts of the status that are in no table. */
export type LiveFigures = {
  readonly lanes: readonly LaneHealth[];
  readonly health: StationStatus['health'];
  readonly simulator: StationStatus['simulator'];
  readonly lineFault: StationStatus['lineOutput']['fault'];
  readonly lostModels: StationStatus['lostModels'];
  /** Faults that the store has not accepted. */
  readonly unwritten: readonly NotedFault[];
};

/** The current state of the station: from roll-ups and indexes, so that it costs the same however long the history is. */
export function stationStatus({ read, folder }: Store, clock: Clock, live: LiveFigures): StationStatus {
  const now = clock.now();
  const settings = stationSettings(read);
  const all = lanes(read);
  const shiftStart = shiftStartedAt(now, settings.shiftStarts, localZoneOffset);
  const lane = all.find((one) => one.isEnabled) ?? all[0];
  const recipe = lane === undefined ? null : readableRecipe(read, lane.recipeId);
  const { waiting, oldestAt, nextDueAt } = reviewQueue(read, clock.moment());
  const recent = [...live.unwritten, ...recentFaults(read, aroundNow(now), FAULTS_SHOWN)];
  return {
    now,
    stationName: settings.stationName,
    dataFolder: folder.root,
    isFirstRun: !hasLanes(read),
    recipe: recipe === null ? null : summaryOf(recipe, modelName(read, recipe)),
    lanes: [...live.lanes],
    shift: countsSince(read, shiftStart, now),
    partsPerMinute: decidedSince(read, now - MINUTE_MS),
    last: asSeenBy(read, ANYBODY, recentInspections(read, { limit: 1 }), now)[0] ?? null,
    review: { waiting, oldestAt, nextDueAt, timedOut: timeOutsWithin(read, { from: shiftStart, until: now + 1 }) },
    lineOutput: { fault: live.lineFault, untold: untoldMessages(read) },
    lostModels: live.lostModels,
    health: live.health,
    recount: recountOf(read),
    faults: withEnds(recent.slice(0, FAULTS_SHOWN), live),
    simulator: live.simulator,
  };
}

/** Since when faults are recent; a clock that was set back by less than that hides none of them. */
function aroundNow(now: Instant): TimeSpan {
  return { from: now - FAULTS_FOR_MS, until: now + FAULTS_FOR_MS };
}

/** The progress of rebuilding the roll-ups: anything older than `before` is not in all figures yet. */
function recountOf(read: Store['read']): StationStatus['recount'] {
  const { left, of } = uncountedParts(read);
  const before = left === 0 ? null : admittedAt(read, left);
  return before === null ? null : { left, of, before };
}

function summaryOf({ id, name, version, body }: Recipe, model: string | null): NonNullable<StationStatus['recipe']> {
  const { automationLevel, modelSha256 } = body;
  return { id, name, version, automationLevel, modelSha256, modelName: model };
}

function modelName(read: Store['read'], { body }: Recipe): string | null {
  const card = body.modelSha256 === null ? null : modelCardOf(read, body.modelSha256);
  return card === null ? null : `${card.family} ${card.version}`;
}
