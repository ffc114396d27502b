import type { TrueDefect, Truth } from '../../truth/truth.ts';
import { DEFECT_CLASSES, type DefectClass } from '../drawing/marks/defect.ts';
import { mix } from '../drawing/shapes.ts';
import { ACCEPTANCE_LIMIT } from '../line/part.ts';
import type { Random } from '../random.ts';

/** How well and how fast a simulated reviewer works. All rates are 0 to 1. */
export type ReviewerSkill = Readonly<{
  /** Bad defects called good, over bad defects looked at: at the acceptance limit, and the most obvious ones. */
  missRate: Readonly<{ borderline: number; obvious: number }>;
  /** Good parts called bad, over good parts looked at: flawless ones, and for each mark just below the limit. */
  falseAlarmRate: Readonly<{ clean: number; borderline: number }>;
  /** Defects seen but given another class, over defects seen. */
  wrongClassRate: number;
  /** Parts returned without an answer, over parts looked at. */
  inconclusiveRate: number;
  /** Median time for one part, and the standard deviation of its logarithm. */
  medianMs: number;
  spread: number;
  /** How much errors and times grow with each hour since the last break: 0.2 is a fifth more. */
  fatiguePerHour: number;
}>;

export const PRACTISED_REVIEWER: ReviewerSkill = {
  missRate: { borderline: 0.12, obvious: 0.01 },
  falseAlarmRate: { clean: 0.005, borderline: 0.15 },
  wrongClassRate: 0.03,
  inconclusiveRate: 0.01,
  medianMs: 2200,
  spread: 0.35,
  fatiguePerHour: 0.15,
};

/** A reviewer's answer to one part. */
export type SimulatedAnswer = Readonly<{
  kind: 'accept' | 'reject' | 'inconclusive';
  /** The defects that the reviewer saw, right or wrong, by the names they gave. */
  found: readonly Readonly<{ className: DefectClass; box: TrueDefect['box'] }>[];
  tookMs: number;
}>;

/** Answers like somebody of that skill who has looked at parts for this many hours without a break. */
export function answerAs(truth: Truth, skill: ReviewerSkill, hoursSinceBreak: number, random: Random): SimulatedAnswer {
  const weariness = 1 + skill.fatiguePerHour * hoursSinceBreak;
  const tookMs = skill.medianMs * weariness * Math.exp(skill.spread * random.normal());
  if (random.chance(skill.inconclusiveRate)) return { kind: 'inconclusive', found: [], tookMs };
  const sees = ({ severity, isTolerated }: TrueDefect) => {
    const rate = isTolerated ? falseAlarmRate(skill, severity) : 1 - missRate(skill, severity) * weariness;
    return random.chance(isTolerated ? rate * weariness : rate);
  };
  const found = truth.defects
    .filter(sees)
    .map((defect) => ({ className: calledClass(defect.class, skill, random), box: defect.box }));
  const isFalseAlarm = random.chance(skill.falseAlarmRate.clean * weariness);
  return { kind: found.length > 0 || isFalseAlarm ? 'reject' : 'accept', found, tookMs };
}

/** Chance that a bad defect is overlooked: falls evenly on a logarithmic scale from borderline to obvious. */
export function missRate({ missRate: { borderline, obvious } }: ReviewerSkill, severity: number): number {
  const share = Math.min(1, Math.max(0, (severity - ACCEPTANCE_LIMIT) / (1 - ACCEPTANCE_LIMIT)));
  return borderline === 0 || obvious === 0
    ? mix(borderline, obvious, share)
    : borderline * (obvious / borderline) ** share;
}

/** Chance that a tolerated mark is taken for a defect: the nearer to the limit, the likelier. */
export function falseAlarmRate({ falseAlarmRate: { borderline } }: ReviewerSkill, severity: number): number {
  return borderline * Math.min(1, severity / ACCEPTANCE_LIMIT);
}

function calledClass(trueClass: DefectClass, { wrongClassRate }: ReviewerSkill, random: Random): DefectClass {
  if (!random.chance(wrongClassRate)) return trueClass;
  const others = DEFECT_CLASSES.filter((each) => each !== trueClass);
  return others[random.whole(0, others.length - 1)] ?? trueClass;
}
