export type CallLimits = {
  /** Calls that may be out at once, lost ones included. */
  readonly atOnce: number;
  /** How long a call may be out without a sign of going on, in milliseconds. */
  readonly silentAfterMs: number;
};

/** A call that is out: since when it has given no sign, and whether anybody still waits for it. */
export type CallOut = { sinceMs: number; isGivenUp: boolean; readonly giveUp: () => void };

/** The calls into one folder that are not back yet, those given up included. */
export type CallsOut = {
  /** Whether another may go out: while the folder does not answer, only one that finds out whether it does again. */
  readonly hasRoom: () => boolean;
  /** Every call that may be out was given up, and none is back: it would be no use to wait for room. */
  readonly isLost: () => boolean;
  readonly begin: (giveUp: () => void) => CallOut;
  readonly comeBack: (call: CallOut) => void;
};

const nowMs = () => performance.now();

/** @param onSilent called when one has been out for too long; all that were out with it have been given up */
export function createCallsOut({ atOnce, silentAfterMs }: CallLimits, onSilent: () => void): CallsOut {
  const out = new Set<CallOut>();
  /** Given up, and not back yet. */
  let lost = 0;
  let doesAnswer = true;
  let watch: NodeJS.Timeout | null = null;

  const oldestMs = () => Math.min(...[...out].map(({ sinceMs }) => sinceMs));

  const giveUp = () => {
    doesAnswer = false;
    const all = [...out];
    out.clear();
    lost += all.length;
    for (const call of all) {
      call.isGivenUp = true;
      call.giveUp();
    }
    onSilent();
  };

  const look = () => {
    watch = null;
    if (nowMs() - oldestMs() >= silentAfterMs) giveUp();
    if (out.size > 0) keepWatch();
  };

  const keepWatch = () => {
    if (watch !== null) return;
    watch = setTimeout(look, Math.max(1, oldestMs() + silentAfterMs - nowMs()));
    watch.unref();
  };

  return {
    hasRoom: () => out.size + lost < atOnce && (doesAnswer || out.size === 0),
    isLost: () => lost >= atOnce,
    begin: (giveUp) => {
      const call: CallOut = { sinceMs: nowMs(), isGivenUp: false, giveUp };
      out.add(call);
      keepWatch();
      return call;
    },
    comeBack: (call) => {
      if (call.isGivenUp) lost -= 1;
      out.delete(call);
      doesAnswer = true;
    },
  };
}
