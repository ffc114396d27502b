import type { Log } from '../../../main/engine/log.ts';

/** A full disk and a damaged row are caused by the history; both are logged where they occur. */
const EXPECTED = /database or disk is full|disk I\/O error|ENOSPC|UnreadableRow/;

/** A log that keeps only what the station calls its own bugs. */
export function collectBugs() {
  let bugs: string[] = [];
  const log: Log = {
    note: () => undefined,
    warn: () => undefined,
    error: (event, fields) => {
      const said = `${event} ${JSON.stringify(fields)}`;
      if (!EXPECTED.test(said)) bugs.push(said);
    },
    close: () => undefined,
  };
  return {
    openLog: (): Log => log,
    take: (): readonly string[] => {
      const taken = bugs;
      bugs = [];
      return taken;
    },
  };
}
