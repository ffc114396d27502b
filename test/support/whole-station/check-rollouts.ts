import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';

type Side = { readonly challenger: number; readonly champion: number };
type State = {
  readonly status: string;
  readonly tally: {
    readonly escapes: Side;
    readonly overkill: Side;
    readonly holds: Side;
    readonly open: { readonly escapes: number; readonly overkill: number };
  };
};
type Row = { readonly id: number; readonly recipe_id: number; readonly state: string };
type Pair = { readonly challenger: string; readonly champion: string; readonly truth: string };

/** What is wrong with the roll-out that is on, read from columns alone: parts without an arm, and evidence that its pairs do not support. */
export function createRolloutCheck(dataFolder: string) {
  /** The newest part when the newest roll-out began, with nothing on its way; `null`: unknown. */
  let before: number | null = null;

  return {
    begun: (): void => {
      before = inStore(dataFolder, (db) => newestInspection(db));
    },
    /** The records were set back. */
    forget: (): void => {
      before = null;
    },
    wrong: (): readonly string[] =>
      inStore(dataFolder, (db) => {
        const row = db.prepare('SELECT id, recipe_id, state FROM rollout WHERE is_on = 1').get() as Row | undefined;
        if (row === undefined) return [];
        const state = JSON.parse(row.state) as State;
        if (['rolled-back', 'stopped', 'settled'].includes(state.status)) return [];
        return [...(before === null ? [] : withoutArm(db, row, before)), ...unborneEvidence(db, row, state)];
      }),
  };
}

function newestInspection(db: Database.Database): number {
  const { newest } = db.prepare('SELECT ifnull(max(id), 0) AS newest FROM inspection').get() as {
    readonly newest: number;
  };
  return newest;
}

function withoutArm(db: Database.Database, { id, recipe_id }: Row, before: number): readonly string[] {
  const parts = db
    .prepare(
      `SELECT i.id FROM inspection i WHERE i.id > ? AND i.recipe_id = ?
         AND NOT EXISTS (SELECT 1 FROM rollout_part p WHERE p.inspection_id = i.id AND p.rollout_id = ?)`,
    )
    .all(before, recipe_id, id) as readonly { readonly id: number }[];
  return parts.map((part) => `nobody knows which way part ${part.id} went in roll-out ${id}`);
}

function unborneEvidence(db: Database.Database, { id }: Row, { tally }: State): readonly string[] {
  const pairs = db
    .prepare('SELECT challenger, champion, truth FROM rollout_pair WHERE rollout_id = ?')
    .all(id) as readonly Pair[];
  const count = (said: string, truths: readonly string[]): Side => {
    const of = (who: 'challenger' | 'champion') =>
      pairs.filter((pair) => pair[who] === said && truths.includes(pair.truth)).length;
    return { challenger: of('challenger'), champion: of('champion') };
  };
  const counted: State['tally'] = {
    escapes: count('pass', ['bad']),
    overkill: count('fail', ['good']),
    holds: count('undetermined', ['good', 'bad', 'open']),
    open: { escapes: count('pass', ['open']).challenger, overkill: count('fail', ['open']).challenger },
  };
  return (['escapes', 'overkill', 'holds', 'open'] as const)
    .filter((kind) => !isDeepStrictEqual(tally[kind], counted[kind]))
    .map(
      (kind) =>
        `roll-out ${id} has ${kind} ${JSON.stringify(tally[kind])}; its pairs say ${JSON.stringify(counted[kind])}`,
    );
}

function inStore<T>(dataFolder: string, work: (db: Database.Database) => T): T {
  const db = new Database(path.join(dataFolder, 'station.sqlite'), { readonly: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}
