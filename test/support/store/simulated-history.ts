import { decide } from '../../../main/domain/verdict/decide.ts';
import { holdEndsAt, route } from '../../../main/domain/verdict/route.ts';
import { steadyMs } from '../../../main/engine/clock.ts';
import { answer } from '../../../main/engine/review/answers.ts';
import { claimItems } from '../../../main/engine/review/claims.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import type { InspectionRecord } from '../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { ACCEPTANCE_LIMIT, DEFAULT_PART_MIX, drawPart, type Part } from '../../../main/simulator/line/part.ts';
import { type Random, randomFor } from '../../../main/simulator/random.ts';
import { answerAs, type ReviewerSkill } from '../../../main/simulator/reviewer/reviewer-skill.ts';
import type { Truth } from '../../../main/truth/truth.ts';
import type { Detection } from '../../../preload/contract/models/model.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { RecipeBody } from '../../../preload/contract/station/recipe.ts';
import { moment } from '../time/fixed-clock.ts';
import { inspectionRecord, type RecordPlace } from './records.ts';

const SIDE = 640;
const GROUP = 16;
/** Share of marks that the model does not find at all. */
const UNSEEN = 0.06;

export type HistoryOptions = {
  readonly store: Store;
  readonly place: RecordPlace;
  readonly body: RecipeBody;
  readonly seed: string;
  readonly parts: number;
  /** Time between two parts. */
  readonly everyMs: number;
  readonly reviewer: Actor;
  readonly skill: ReviewerSkill;
};

export type LivedPart = { readonly isBad: boolean; readonly signal: InspectionRecord['signal'] };

/**
 * A station's past without its pictures: parts as the simulator draws them, a model of stated skill (a score that grows
 * with the severity of a mark, errs by a tenth, and is missing for six marks in a hundred), the real decision, routing, store and review. Every part that waits
 * is answered at once by a simulated reviewer. Returns what the parts really were.
 */
export function liveThrough(options: HistoryOptions): readonly LivedPart[] {
  // One transaction for everything: thousands of commits would take most of the time.
  return options.store.write.transaction(() => live(options));
}

function live(options: HistoryOptions): readonly LivedPart[] {
  const { store, place, body, seed, parts, everyMs } = options;
  const lived: LivedPart[] = [];
  const truths = new Map<number, Truth>();
  for (let first = 0; first < parts; first += GROUP) {
    const records = Array.from({ length: Math.min(GROUP, parts - first) }, (_, index) => {
      const number = first + index;
      const at = place.at + number * everyMs;
      const part = drawPart(seed, number, DEFAULT_PART_MIX);
      const truth = truthWithoutPicture(part);
      const record = inspected({ ...place, at }, part, truth, body, randomFor(seed, number, 'model'));
      lived.push({ isBad: truth.isBad, signal: record.signal });
      return { record, truth };
    });
    writeRecords(
      store.write,
      records.map(({ record }) => record),
    ).forEach((recorded, index) => {
      const truth = records[index]?.truth;
      if (recorded.kind === 'inspected' && truth !== undefined) truths.set(recorded.inspectionId, truth);
    });
    answerAll(options, truths, place.at + (first + records.length) * everyMs);
  }
  return lived;
}

function inspected(place: RecordPlace, part: Part, truth: Truth, body: RecipeBody, random: Random): InspectionRecord {
  const detections = truth.defects.flatMap(({ class: className, severity, box }): Detection[] => {
    if (random.chance(UNSEEN)) return [];
    const score = Math.min(0.99, Math.max(0, 0.5 + 1.2 * (severity - ACCEPTANCE_LIMIT) + 0.1 * random.normal()));
    return score < body.recordAbove ? [] : [{ classIndex: 0, className, score, box: { space: 'pixel', ...box } }];
  });
  const verdict = decide({ detections, isCut: false }, body);
  const { signal, ask, isBlind } = route(verdict, 'partial', body, random.unit());
  const hour = (place.at / 3_600_000) % 24;
  const made = inspectionRecord(place, `${part.lot}_${part.serial}.jpg`, {
    verdict,
    signal,
    detections,
    width: SIDE,
    height: SIDE,
    review: ask === null ? null : { ask, isBlind, dueAt: holdEndsAt(signal, steadyMs(place.at), body) },
    optics: {
      brightness: 118 + 6 * Math.sin((hour * Math.PI) / 12) + 4 * random.normal(),
      contrast: 42 + 2 * random.normal(),
      sharpness: 480 + 40 * random.normal(),
    },
    stageTimes: {
      watch: 205 + 20 * random.unit(),
      decode: 9 * Math.exp(0.2 * random.normal()),
      detect: 24 * Math.exp(0.25 * random.normal()),
      decide: 0.05 + 0.05 * random.unit(),
      record: 1.5 * Math.exp(0.5 * random.normal()),
    },
    decidedAt: place.at + 280,
  });
  return { ...made, shot: { ...made.shot, serial: part.serial, lot: part.lot } };
}

/** What is known about a part without rendering it: where its marks lie, with a size that grows with severity. */
function truthWithoutPicture(part: Part): Truth {
  const defects = part.defects.map(({ class: className, severity, at }) => {
    const size = 20 + 90 * severity;
    const scale = SIDE / 200;
    const box = {
      x: SIDE / 2 + at.x * scale - size / 2,
      y: SIDE / 2 + at.y * scale - size / 2,
      width: size,
      height: size,
    };
    return { class: className, severity, contrast: 30, box, isTolerated: severity < ACCEPTANCE_LIMIT } as const;
  });
  return {
    serial: part.serial,
    lot: part.lot,
    number: part.number,
    model: part.model.name,
    isBad: defects.some(({ isTolerated }) => !isTolerated),
    width: SIDE,
    height: SIDE,
    defects: defects as Truth['defects'],
  };
}

function answerAll(
  { store, reviewer, skill, seed }: HistoryOptions,
  truths: ReadonlyMap<number, Truth>,
  now: number,
): void {
  for (;;) {
    const items = claimItems(store.write, reviewer, 10, moment(now));
    if (items.length === 0) return;
    for (const item of items) {
      const truth = truths.get(item.inspection.id);
      if (truth === undefined) throw new Error(`Nobody knows part ${item.inspection.id}`);
      const { kind, tookMs } = answerAs(truth, skill, 0, randomFor(seed, item.id, 'review'));
      const given = answer(
        store.write,
        reviewer,
        { itemId: item.id, kind, classNames: [], boxes: [], comment: '', tookMs },
        moment(now + Math.round(tookMs)),
      );
      if (!given.ok) throw new Error(JSON.stringify(given.fault));
    }
  }
}
