import { ok } from '../../../preload/contract/faults/result.ts';
import type { DesktopHandlers } from '../../ipc/router.ts';
import { measureEventLoopDelay } from '../event-loop-delay.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { changeLoginStart, readLoginStart } from './login-start.ts';

/** What main knows about the engine, about who is there, and about itself. */
export function stationHandlers({ app, engine, sessions, edition, namedFolder }: HandlerDeps) {
  const login = { app, dataFolder: namedFolder };
  const readEventLoopDelay = measureEventLoopDelay();
  return {
    'desktop.engine-state': () => ok(engine.state()),
    'desktop.retry-engine': () => {
      engine.retry();
      return ok({});
    },
    'desktop.health': () => ok(readEventLoopDelay()),
    'desktop.who-am-i': (_input, windowId) => ok(sessions.whoIs(windowId)),
    'desktop.staffing': () => ok({ isStaffed: sessions.isStaffed() }),
    'desktop.sign-out': (_input, windowId) => {
      sessions.signOut(windowId);
      return ok({});
    },
    'desktop.login-start': async () => ok(await readLoginStart(login)),
    'desktop.change-login-start': async (wanted) => {
      const changed = await changeLoginStart(login, wanted);
      return changed.ok ? ok(await readLoginStart(login)) : changed;
    },
    'desktop.about': () =>
      ok({
        edition,
        version: app.getVersion(),
        electron: process.versions.electron ?? '',
        chromium: process.versions['chrome'] ?? '',
        node: process.versions.node,
        platform: `${process.platform} ${process.arch}`,
      }),
  } satisfies Partial<DesktopHandlers>;
}
