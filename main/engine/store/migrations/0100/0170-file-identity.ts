import type { Migration } from '../migration.ts';

/**
 * What a file is, beside its name, size and time: its stamp (inode and time of change, eight bytes each), so that another file
 * of the same name, size and time is not mistaken for it; and a hash of its pixels, so that a frozen camera is recognised whatever
 * it writes around them. Older rows have neither: their files are known by what they were, and by their bytes.
 */
export const fileIdentity: Migration = {
  version: 170,
  sql: `
    ALTER TABLE shot ADD COLUMN stamp BLOB CHECK (length(stamp) = 16);
    ALTER TABLE shot ADD COLUMN pixel_hash BLOB CHECK (length(pixel_hash) = 8);
    CREATE INDEX shot_by_pixels ON shot (pixel_hash) WHERE pixel_hash IS NOT NULL AND duplicate_of IS NULL;
    -- The repeats of one picture, which a camera that hangs makes by the thousand.
    CREATE INDEX shot_repeat ON shot (substr(image_sha256, 1, 8), mtime_ms)
      WHERE image_sha256 IS NOT NULL AND duplicate_of IS NOT NULL;
  `,
};
