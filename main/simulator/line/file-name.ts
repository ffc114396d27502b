import type { Part } from './part.ts';

/** Lot, serial and time as in a camera's file names, such as `L0412_SN00012345_20261123T142233123.jpg`; the time in UTC. */
export function fileName({ lot, serial }: Pick<Part, 'lot' | 'serial'>, takenAt: number): string {
  const time = new Date(takenAt).toISOString().replace(/[-:.Z]/g, '');
  return `${lot}_${serial}_${time}.jpg`;
}

/** The folder of a part's lane: lanes take turns; a single one is the camera folder itself. */
export function laneFolder(partNumber: number, lanes: number): string {
  return lanes === 1 ? '' : `lane-${(partNumber % lanes) + 1}`;
}
