import type { Log } from '../log.ts';
import type { Recorded, ShotRecord } from '../store/recording/shot-record.ts';

/** One log line per shot. */
export function noteRecorded(log: Log, record: ShotRecord, recorded: Recorded): void {
  const { laneId, relativePath, serial, admittedAt } = record.shot;
  if (record.kind === 'duplicate' || recorded.kind !== 'inspected') {
    log.note('shot.recorded', { kind: recorded.kind, laneId, relativePath });
    return;
  }
  log.note('inspection.decided', {
    inspectionId: recorded.inspectionId,
    seq: recorded.seq,
    laneId,
    relativePath,
    serial,
    verdict: record.verdict.kind,
    signal: record.signal,
    elapsedMs: record.decidedAt - admittedAt,
  });
}
