export type CallLimits = {
  /** How many calls may be pending at once, abandoned ones included. */
  readonly atOnce: number;
  /** How long a call may go without a sign of progress, in milliseconds. */
  readonly silentAfterMs: number;
};

/** A pending call: when it last showed progress, and whether it has been abandoned. */
export type CallOut = { sinceMs: number; isGivenUp: boolean; readonly giveUp: () => void };

/** The calls into one folder that have not returned yet, abandoned ones included. */
export type CallsOut = {
  /** Whether another call may start. While the folder does not answer, only one at a time may, to find out whether it does again. */
  readonly hasRoom: () => boolean;
  /** All calls allowed have been abandoned and none has returned: waiting for room would be pointless. */
  readonly isLost: () => boolean;
  readonly begin: (giveUp: () => void) => CallOut;
  readonly comeBack: (call: CallOut) => void;
};

const nowMs = () => performance.now();

/** @param onSilent called when a call has taken too long, after all pending calls have been abandoned */
export function createCallsOut({ atOnce, silentAfterMs }: CallLimits, onSilent: () => void): CallsOut {
  const out = new Set<CallOut>();
  /** Abandoned and not returned yet. */
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
