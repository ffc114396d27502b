import { type App, type Protocol, type Session, shell, type WebContents } from 'electron';
import type { Log } from '../engine-host/log.ts';
import { APP_SCHEME } from '../ipc/sender.ts';
import { IMAGE_SCHEME } from './image-scheme.ts';

/** Before Electron is ready: our schemes are registered as safe, and every renderer is sandboxed. */
export function declareSecurity(app: App, protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    {
      scheme: IMAGE_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
    },
  ]);
  // When started without a sandbox, as root on a computer that allows none, the children would lose the switch that says so.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

/** Our page needs no permissions, and nothing from any network. */
export function secureSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] },
    (_request, answer) => answer({ cancel: true }),
  );
}

/** A page stays where it was opened: it navigates nowhere, opens nothing and embeds no other pages. */
export function secureContents(contents: WebContents, log: Log): void {
  const stay = (event: { preventDefault: () => void; url: string }) => {
    event.preventDefault();
    log('navigation.refused', { url: event.url.slice(0, 200) });
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    log('navigation.refused', { url: url.slice(0, 200) });
    return { action: 'deny' };
  });
}

/** Opens a folder or text of the station in the desktop's program for it; returns a sentence if that was not possible. */
export async function openFile(file: string): Promise<string | null> {
  return (await shell.openPath(file)) || null;
}
