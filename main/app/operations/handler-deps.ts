import type { App, BrowserWindow } from 'electron';
import type { Edition } from '../../../preload/contract/transport/desktop.ts';
import type { EngineHost } from '../../engine-host/engine-host.ts';
import type { HandedOver } from '../../ipc/handed-over.ts';
import type { Sessions } from '../../ipc/sessions.ts';
import type { DataFolder } from '../data-folder.ts';
import type { OpenedModel } from '../opened-model.ts';
import type { ShiftPrinter } from '../shift-reports/print-shift.ts';
import type { ShiftReports } from '../shift-reports/save-shift-reports.ts';
import type { UpdatesHost } from '../updates/updates.ts';

/** Everything main's own operations need; each group of handlers takes its part. */
export type HandlerDeps = {
  readonly app: App;
  readonly engine: Pick<EngineHost, 'state' | 'retry' | 'call' | 'locate'>;
  readonly sessions: Pick<Sessions, 'whoIs' | 'isStaffed' | 'signOut' | 'actorOf'>;
  readonly folder: DataFolder;
  readonly edition: Edition;
  /** Where the line's messages are written, if not inside the data folder. */
  readonly lineOutputFolder: () => string | null;
  /** The text collected by packaging; absent in development. */
  readonly licencesFile: string;
  /** The data folder named at this start. */
  readonly namedFolder: string | null;
  readonly updates: Promise<UpdatesHost>;
  readonly handedOver: Pick<HandedOver, 'note' | 'has'>;
  readonly openedModel: Pick<OpenedModel, 'take' | 'isWaiting'>;
  readonly shiftReports: Pick<ShiftReports, 'state'> & Pick<ShiftPrinter, 'complete'>;
  readonly windowOf: (windowId: string) => BrowserWindow | null;
};
