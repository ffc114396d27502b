import type { Migration } from '../migration.ts';

/**
 * Roll-ups for the charts, all updated in the transaction of the facts: parts also by lot, detections by class and score,
 * boxes by place on the part, stage times, faults, what people decided, and their load. Which slots and steps
 * they count in is stated where they are updated. Rebuilt from the facts when the store is next opened.
 */
export const charts: Migration = {
  version: 80,
  sql: `
    DROP TABLE rollup;
    CREATE TABLE rollup (
      slot INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      lot TEXT NOT NULL,
      recipe_id INTEGER NOT NULL,
      recipe_version INTEGER NOT NULL,
      model_id INTEGER NOT NULL,
      shots INTEGER NOT NULL DEFAULT 0,
      inspected INTEGER NOT NULL DEFAULT 0,
      verdict_pass INTEGER NOT NULL DEFAULT 0,
      verdict_fail INTEGER NOT NULL DEFAULT 0,
      verdict_undetermined INTEGER NOT NULL DEFAULT 0,
      signal_pass INTEGER NOT NULL DEFAULT 0,
      signal_fail INTEGER NOT NULL DEFAULT 0,
      signal_hold INTEGER NOT NULL DEFAULT 0,
      signal_error INTEGER NOT NULL DEFAULT 0,
      unreadable INTEGER NOT NULL DEFAULT 0,
      duplicate INTEGER NOT NULL DEFAULT 0,
      detections INTEGER NOT NULL DEFAULT 0,
      with_detection INTEGER NOT NULL DEFAULT 0,
      with_optics INTEGER NOT NULL DEFAULT 0,
      brightness_sum INTEGER NOT NULL DEFAULT 0,
      brightness_squares INTEGER NOT NULL DEFAULT 0,
      contrast_sum INTEGER NOT NULL DEFAULT 0,
      contrast_squares INTEGER NOT NULL DEFAULT 0,
      sharpness_sum INTEGER NOT NULL DEFAULT 0,
      sharpness_squares INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (slot, lane_id, lot, recipe_id, recipe_version, model_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rollup_class (
      slot INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      lot TEXT NOT NULL,
      recipe_id INTEGER NOT NULL,
      recipe_version INTEGER NOT NULL,
      model_id INTEGER NOT NULL,
      class_id INTEGER NOT NULL,
      facts INTEGER NOT NULL DEFAULT 0,
      detections INTEGER NOT NULL DEFAULT 0,
      failed_parts INTEGER NOT NULL DEFAULT 0,
      score_0 INTEGER NOT NULL DEFAULT 0, score_1 INTEGER NOT NULL DEFAULT 0,
      score_2 INTEGER NOT NULL DEFAULT 0, score_3 INTEGER NOT NULL DEFAULT 0,
      score_4 INTEGER NOT NULL DEFAULT 0, score_5 INTEGER NOT NULL DEFAULT 0,
      score_6 INTEGER NOT NULL DEFAULT 0, score_7 INTEGER NOT NULL DEFAULT 0,
      score_8 INTEGER NOT NULL DEFAULT 0, score_9 INTEGER NOT NULL DEFAULT 0,
      score_10 INTEGER NOT NULL DEFAULT 0, score_11 INTEGER NOT NULL DEFAULT 0,
      score_12 INTEGER NOT NULL DEFAULT 0, score_13 INTEGER NOT NULL DEFAULT 0,
      score_14 INTEGER NOT NULL DEFAULT 0, score_15 INTEGER NOT NULL DEFAULT 0,
      score_16 INTEGER NOT NULL DEFAULT 0, score_17 INTEGER NOT NULL DEFAULT 0,
      score_18 INTEGER NOT NULL DEFAULT 0, score_19 INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (slot, lane_id, lot, recipe_id, recipe_version, model_id, class_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rollup_box (
      hour INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      lot TEXT NOT NULL,
      recipe_id INTEGER NOT NULL,
      model_id INTEGER NOT NULL,
      class_id INTEGER NOT NULL,
      cell INTEGER NOT NULL,
      boxes INTEGER NOT NULL,
      PRIMARY KEY (hour, lane_id, lot, recipe_id, model_id, class_id, cell)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rollup_stage (
      hour INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      stage INTEGER NOT NULL,
      step INTEGER NOT NULL,
      parts INTEGER NOT NULL,
      PRIMARY KEY (hour, lane_id, stage, step)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rollup_fault (
      slot INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      code TEXT NOT NULL,
      parts INTEGER NOT NULL,
      PRIMARY KEY (slot, lane_id, code)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rollup_outcome (
      slot INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      lot TEXT NOT NULL,
      recipe_id INTEGER NOT NULL,
      recipe_version INTEGER NOT NULL,
      model_id INTEGER NOT NULL,
      answered INTEGER NOT NULL DEFAULT 0,
      by_person INTEGER NOT NULL DEFAULT 0,
      held_by_person INTEGER NOT NULL DEFAULT 0,
      timed_out INTEGER NOT NULL DEFAULT 0,
      pass_rejected INTEGER NOT NULL DEFAULT 0,
      other_accepted INTEGER NOT NULL DEFAULT 0,
      level_accepted INTEGER NOT NULL DEFAULT 0,
      overruled_pass INTEGER NOT NULL DEFAULT 0,
      confirmed_pass INTEGER NOT NULL DEFAULT 0,
      overruled_fail INTEGER NOT NULL DEFAULT 0,
      confirmed_fail INTEGER NOT NULL DEFAULT 0,
      audit_pass_good INTEGER NOT NULL DEFAULT 0,
      audit_pass_bad INTEGER NOT NULL DEFAULT 0,
      audit_fail_good INTEGER NOT NULL DEFAULT 0,
      audit_fail_bad INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (slot, lane_id, lot, recipe_id, recipe_version, model_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rollup_outcome_empty ON rollup_outcome (answered) WHERE answered = 0;

    CREATE TABLE rollup_review (
      slot INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      facts INTEGER NOT NULL DEFAULT 0,
      queued INTEGER NOT NULL DEFAULT 0,
      answered INTEGER NOT NULL DEFAULT 0,
      timed_out INTEGER NOT NULL DEFAULT 0,
      wait_ms INTEGER NOT NULL DEFAULT 0,
      timed_answers INTEGER NOT NULL DEFAULT 0,
      took_ms INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (slot, lane_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rollup_review_empty ON rollup_review (facts) WHERE facts = 0;

    -- One row: whether the roll-ups hold what this schema says. A step that changes them sets it.
    CREATE TABLE rollup_state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      is_stale INTEGER NOT NULL CHECK (is_stale IN (0, 1))
    ) STRICT;
    INSERT INTO rollup_state (id, is_stale) VALUES (1, 1);

    -- The station itself, a quarter of an hour per row: sums and extremes of what was measured each minute.
    CREATE TABLE station_sample (
      slot INTEGER PRIMARY KEY,
      samples INTEGER NOT NULL,
      cpu_percent_sum REAL NOT NULL,
      cpu_percent_max REAL NOT NULL,
      memory_mb_sum REAL NOT NULL,
      memory_mb_max REAL NOT NULL,
      disk_samples INTEGER NOT NULL,
      disk_free_mb_min REAL
    ) STRICT;

    -- Every life of the engine. One without an end, and not the newest, was ended by a crash.
    CREATE TABLE engine_run (
      id INTEGER PRIMARY KEY,
      started_at INTEGER NOT NULL,
      stopped_at INTEGER
    ) STRICT;
    CREATE INDEX engine_run_by_start ON engine_run (started_at);

    CREATE INDEX fault_event_by_time ON fault_event (at, code);
  `,
};
