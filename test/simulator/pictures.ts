import { stationFor } from '../../main/simulator/drawing/camera-station.ts';
import type { DefectClass } from '../../main/simulator/drawing/marks/defect.ts';
import { drawFrame } from '../../main/simulator/drawing/render.ts';
import type { Frame } from '../../main/simulator/drawing/scene.ts';
import { DEFAULT_PART_MIX, drawPart, type Part } from '../../main/simulator/line/part.ts';

/** Small enough to be quick, large enough for all marks to show. */
export const SIZE = 480;

const station = stationFor('first', 'test', 1, SIZE);

/** A part whose only flaw is of this class and severity, placed as the seed has it. */
export function partWith(defectClass: DefectClass, seed: string, severity?: number): Part {
  const classMix = { scratch: 0, crack: 0, chip: 0, stain: 0, bubble: 0, [defectClass]: 1 };
  const part = drawPart(seed, 1, { ...DEFAULT_PART_MIX, defectRate: 1, furtherDefect: 0, toleratedRate: 0, classMix });
  return {
    ...part,
    dust: 0,
    lint: 0,
    defects: part.defects.map((defect) => ({ ...defect, severity: severity ?? defect.severity })),
  };
}

const flawlessFrames = new Map<string, Promise<Frame>>();

/** Parts of one seed differ in their defects alone, so one frame serves them all. */
function flawlessFrame(part: Part): Promise<Frame> {
  const drawn =
    flawlessFrames.get(part.seed) ?? drawFrame({ ...part, defects: [] }, station).then(({ frame }) => frame);
  flawlessFrames.set(part.seed, drawn);
  return drawn;
}

export type Change = Readonly<{ x: number; y: number; levels: number }>;

/** The pixels by which a part with its defects differs from the same part without, and what the truth says of them. */
export async function changesOf(
  part: Part,
): Promise<{ changes: Change[]; shown: Awaited<ReturnType<typeof drawFrame>>['shown'] }> {
  const { frame, shown } = await drawFrame(part, station);
  const flawless = await flawlessFrame(part);
  const changes: Change[] = [];
  for (let at = 0; at < SIZE * SIZE * 3; at += 3) {
    const change = (colour: number) => Math.abs((frame.levels[at + colour] ?? 0) - (flawless.levels[at + colour] ?? 0));
    const levels = Math.max(change(0), change(1), change(2));
    if (levels > 0) changes.push({ x: (at / 3) % SIZE, y: Math.floor(at / 3 / SIZE), levels });
  }
  return { changes, shown };
}
