/** How a value is written. `text` and `json` are guarded against formulas; the others can hold none. */
export type ColumnKind = 'text' | 'json' | 'hash' | 'whole' | 'number' | 'flag' | 'time';

/** One column of the table: what it is called, where it comes from and what it means. The data dictionary is this list. */
export type Column = {
  readonly name: string;
  readonly kind: ColumnKind;
  /** An expression on the tables of `inspection-rows.ts`. */
  readonly sql: string;
  readonly means: string;
  readonly unit?: string;
  /** Decimals of a `number`. */
  readonly digits?: number;
  /** What the model thinks: left empty while somebody is to decide without knowing it. */
  readonly isOpinion?: true;
};
