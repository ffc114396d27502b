/** One step of the schema. Numbered in tens, appended, never changed once it has shipped. */
export type Migration = { readonly version: number; readonly sql: string };
