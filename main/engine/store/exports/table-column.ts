/** How a value is written. `text` and `json` are guarded against formulas; the others cannot contain any. */
export type ColumnKind = 'text' | 'json' | 'hash' | 'whole' | 'number' | 'flag' | 'time';

/** One column of the table: its name, source and meaning. The data dictionary is this list. */
export type Column = {
  readonly name: string;
  readonly kind: ColumnKind;
  /** An expression on the tables of `inspection-rows.ts`. */
  readonly sql: string;
  readonly means: string;
  readonly unit?: string;
  /** Decimals of a `number`. */
  readonly digits?: number;
  /** What the model said: left empty while somebody has to decide without knowing it. */
  readonly isOpinion?: true;
};
