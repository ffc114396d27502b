import path from 'node:path';
import Database from 'better-sqlite3';
import type { LineReader } from '../lines/line-reader.ts';

type Recalled = {
  readonly part: number;
  /** It is recalled in a case that is still open. */
  readonly isOpen: 0 | 1;
  /** The newest message about it calls it back. */
  readonly isLast: 0 | 1;
  /** That message belongs to the current epoch. */
  readonly counts: 0 | 1;
};

/**
 * Where the line and the station disagree on what is recalled. A recall of a closed case ends with its epoch, like every message; in an open
 * case it is told again. `isDamaged`: the line was told ERROR of a part whose record cannot be read any more.
 */
export function wrongWithRecalls(dataFolder: string, line: LineReader, isDamaged: boolean): readonly string[] {
  const recalled = new Map(recalledParts(dataFolder).map((row) => [row.part, row]));
  const isBelieved = (part: number) => line.state(part) === 'RECALL' || (isDamaged && line.state(part) === 'ERROR');
  const unbelieved = [...recalled.values()].filter(
    ({ part, isOpen, counts }) => (isOpen === 1 || counts === 1) && !isBelieved(part),
  );
  const overruled = [...recalled.values()].filter(({ isLast }) => isLast === 0 && !isDamaged);
  const unknown = line.parts().filter((part) => line.state(part) === 'RECALL' && !recalled.has(part));
  return [
    ...unbelieved.map(({ part }) => `part ${part} is recalled; the line believes ${line.state(part)}`),
    ...overruled.map(({ part }) => `part ${part} is recalled, and something was said of it later`),
    ...unknown.map((part) => `the line believes that part ${part} is recalled; no case says so`),
  ];
}

/** Reads only columns, without any of the station's code. */
function recalledParts(dataFolder: string): readonly Recalled[] {
  const db = new Database(path.join(dataFolder, 'station.sqlite'), { readonly: true });
  try {
    return db
      .prepare(
        `SELECT c.inspection_id AS part, max(k.closed_at IS NULL) AS isOpen, m.recalls IS NOT NULL AS isLast,
           m.seq > (SELECT after_seq FROM line_epoch ORDER BY epoch DESC LIMIT 1) AS counts
         FROM case_part c JOIN containment_case k ON k.id = c.case_id
         JOIN line_message m ON m.seq = (SELECT max(seq) FROM line_message WHERE shot_id = c.inspection_id)
         WHERE c.outcome = 'recalled' GROUP BY c.inspection_id`,
      )
      .all() as Recalled[];
  } finally {
    db.close();
  }
}
