import { randomBytes } from 'node:crypto';
import { ok } from '../../../../preload/contract/faults/result.ts';
import type { LineOutputState } from '../../../../preload/contract/station/line-output.ts';
import type { Clock } from '../../clock.ts';
import { untoldMessages } from '../../store/line/line-messages.ts';
import { lineStation, setSigningKey } from '../../store/line/line-station.ts';
import type { Store } from '../../store/opening/open.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import type { Announce } from '../announce.ts';
import type { HandlersOf } from '../handlers.ts';
import type { LiveStation } from '../live-station.ts';

export type LineOutputHandlerDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly live: LiveStation;
};

const KEY_BYTES = 32;

export function lineOutputHandlers({ store, clock, announce, live }: LineOutputHandlerDeps): HandlersOf<'line-output'> {
  const { read, write } = store;
  const state = (): LineOutputState => {
    const { station, epoch, signingKey } = lineStation(read);
    return {
      station,
      epoch,
      folder: live.lineFolder(),
      fault: live.lineFault(),
      untold: untoldMessages(read),
      signingKey: signingKey === null ? null : Buffer.from(signingKey).toString('hex'),
    };
  };
  return {
    'line-output.read': () => ok(state()),
    'line-output.take-folder': async (_input, actor) => {
      await live.takeLineFolder();
      const body = { folder: live.lineFolder() };
      noteChange(write, actor, clock.now(), { name: 'line-output.folder-taken', subject: 'station', body });
      announce.statusChanged();
      return ok(state());
    },
    'line-output.begin-epoch': async (_input, actor) => {
      await live.beginLineEpoch(actor.name);
      const body = { epoch: lineStation(read).epoch };
      noteChange(write, actor, clock.now(), { name: 'line-output.epoch-begun', subject: 'station', body });
      announce.statusChanged();
      return ok(state());
    },
    'line-output.sign': ({ isOn }, actor) => {
      write.transaction(() => {
        setSigningKey(write, isOn ? randomBytes(KEY_BYTES) : null);
        // Never the key: reading the history must not allow anybody to speak for the station.
        noteChange(write, actor, clock.now(), { name: 'line-output.signing', subject: 'station', body: { isOn } });
      });
      return ok(state());
    },
  };
}
