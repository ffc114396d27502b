/** Writes one structured line: the name of an event and its facts. */
export type Log = (event: string, facts?: Readonly<Record<string, unknown>>) => void;
