import type { Instant } from '../../../../preload/contract/values/units.ts';
import type { WriteDb } from '../handles.ts';
import { SLOT_MS } from '../rollups/rollup-table.ts';

export type StationSample = {
  /** Of all cores since the last sample, 0 to 100. */
  readonly cpuPercent: number;
  readonly memoryMb: number;
  readonly diskFreeMb: number | null;
};

/** Adds a sample to its quarter of an hour. */
export function addStationSample(db: WriteDb, at: Instant, { cpuPercent, memoryMb, diskFreeMb }: StationSample): void {
  db.run(
    `INSERT INTO station_sample (slot, samples, cpu_percent_sum, cpu_percent_max, memory_mb_sum, memory_mb_max, disk_samples, disk_free_mb_min)
     VALUES (@slot, 1, @cpuPercent, @cpuPercent, @memoryMb, @memoryMb, @diskFreeMb IS NOT NULL, @diskFreeMb)
     ON CONFLICT DO UPDATE SET samples = samples + 1,
       cpu_percent_sum = cpu_percent_sum + excluded.cpu_percent_sum,
       cpu_percent_max = max(cpu_percent_max, excluded.cpu_percent_max),
       memory_mb_sum = memory_mb_sum + excluded.memory_mb_sum,
       memory_mb_max = max(memory_mb_max, excluded.memory_mb_max),
       disk_samples = disk_samples + excluded.disk_samples,
       disk_free_mb_min = ifnull(min(disk_free_mb_min, excluded.disk_free_mb_min), ifnull(disk_free_mb_min, excluded.disk_free_mb_min))`,
    { slot: Math.floor(at / SLOT_MS), cpuPercent, memoryMb, diskFreeMb },
  );
}

/** Records that the engine starts. Returns the number of this run. */
export function noteEngineStart(db: WriteDb, startedAt: Instant): number {
  return db.run('INSERT INTO engine_run (started_at) VALUES (@startedAt)', { startedAt }).rowId;
}

/** Records that the engine stops normally. */
export function noteEngineStop(db: WriteDb, id: number, stoppedAt: Instant): void {
  db.run('UPDATE engine_run SET stopped_at = @stoppedAt WHERE id = @id', { id, stoppedAt });
}
