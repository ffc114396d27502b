import path from 'node:path';
import type { App } from 'electron';
import type { Language } from '../../../preload/contract/station/settings.ts';
import type { EngineHost } from '../../engine-host/engine-host.ts';
import type { Log } from '../../engine-host/log.ts';
import type { Timers } from '../../engine-host/timers.ts';
import { createHandedOver } from '../../ipc/handed-over.ts';
import { createPush } from '../../ipc/push.ts';
import { createSessions } from '../../ipc/sessions.ts';
import { confirmClose } from './confirm-close.ts';
import { createWindows } from './windows.ts';

type Deps = {
  readonly app: App;
  readonly engine: EngineHost;
  readonly timers: Timers;
  readonly log: Log;
  readonly preload: string;
  /** Electron's own folder within the data folder. */
  readonly folder: string;
  readonly title: string;
  readonly isKiosk: boolean;
  readonly language: () => Language;
};

export type PeopleAtWindows = ReturnType<typeof peopleAtWindows>;

/** The windows, and what main knows about the person at each: who is signed in, which files they handed over. Messages from the engine are passed on to all. */
export function peopleAtWindows({ app, engine, timers, log, folder, language, ...deps }: Deps) {
  const sessions = createSessions({
    timers,
    onChange: (windowId, who) => push.toOne(windowId, 'session.changed', who),
    onEnding: (windowId, inMs) => push.toOne(windowId, 'session.ending', { inMs }),
    onStaffed: (isStaffed) => push.toAll('station.staffed', { isStaffed }),
    onSignedOut: (actor, at) => void engine.call('person.signed-out', { at }, actor),
  });
  const handedOver = createHandedOver();
  const windows = createWindows({
    ...deps,
    timers,
    log,
    closing: confirmClose(app, engine, language),
    boundsFile: path.join(folder, 'window.json'),
    hasDevTools: !app.isPackaged,
    onOpened: sessions.open,
    onClosed(windowId) {
      sessions.close(windowId);
      handedOver.forget(windowId);
    },
    onTouched: sessions.touch,
  });
  const push = createPush(windows.listeners, log);
  engine.listen({ onState: (state) => push.toAll('engine.changed', state), onEvent: push.fromEngine });
  return { sessions, handedOver, windows, push };
}
