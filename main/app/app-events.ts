import type { App, PowerMonitor } from 'electron';
import type { EngineHost } from '../engine-host/engine-host.ts';
import type { Log } from '../engine-host/log.ts';
import type { OpenedModel } from './opened-model.ts';
import type { PeopleAtWindows } from './windows/people-at-windows.ts';

type Deps = {
  readonly app: App;
  readonly powerMonitor: PowerMonitor;
  readonly engine: Pick<EngineHost, 'stop'>;
  readonly windows: Pick<PeopleAtWindows['windows'], 'show'>;
  readonly sessions: Pick<PeopleAtWindows['sessions'], 'wake'>;
  readonly openedModel: Pick<OpenedModel, 'offer'>;
  readonly log: Log;
  readonly closeLog: () => void;
};

/** Events of the system for the whole app: another start, a file to open, waking from sleep, and the end. */
export function hearApp({ app, powerMonitor, engine, windows, sessions, openedModel, log, closeLog }: Deps): void {
  app.on('open-file', (event, file) => {
    event.preventDefault();
    openedModel.offer([file], process.cwd());
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => log('child.gone', { type, reason, exitCode }));
  app.on('second-instance', (_event, args, workingFolder) => {
    log('second-start');
    windows.show();
    openedModel.offer(args.slice(1), workingFolder);
  });
  powerMonitor.on('resume', sessions.wake);
  app.on('activate', windows.show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    void engine.stop().then(() => {
      log('main.ended');
      closeLog();
      app.exit(0);
    });
  });
}
