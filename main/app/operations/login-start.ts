import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { App } from 'electron';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { removePatiently, renamePatiently } from '../../patient-files.ts';
import { savingFault } from '../saving-fault.ts';

/** Whether Lupa opens when its user logs in to the computer, and if so, whether in full screen. */
export type LoginStart = { readonly opensAtLogin: boolean; readonly isKiosk: boolean };

/** The data folder named at this start, to be named again. */
type Deps = { readonly app: App; readonly dataFolder: string | null };

/** The current state. */
export async function readLoginStart({ app, dataFolder }: Deps): Promise<LoginStart> {
  if (process.platform === 'linux') return loginStartOf(await readFile(autostartFile(), 'utf8').catch(() => ''));
  const opens = (isKiosk: boolean) =>
    app.getLoginItemSettings({ args: startArguments(dataFolder, isKiosk) }).openAtLogin;
  return { opensAtLogin: opens(false) || opens(true), isKiosk: opens(true) };
}

/** Sets it for the user logged in to the computer. */
export async function changeLoginStart(
  { app, dataFolder }: Deps,
  { opensAtLogin, isKiosk }: LoginStart,
): Promise<Result<null>> {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: false, args: startArguments(dataFolder, !isKiosk) });
    app.setLoginItemSettings({ openAtLogin: opensAtLogin, args: startArguments(dataFolder, isKiosk) });
    return ok(null);
  }
  const file = autostartFile();
  const program = process.env['APPIMAGE'] ?? process.execPath;
  const entry = opensAtLogin ? autostartEntry([program, ...startArguments(dataFolder, isKiosk)]) : null;
  try {
    await (entry === null ? removePatiently(file) : replaceFile(file, entry));
    return ok(null);
  } catch (error) {
    return failed(savingFault(error, file));
  }
}

/** All or nothing: half an entry would start half a command. */
async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.half`, text);
  await renamePatiently(`${file}.half`, file);
}

function startArguments(dataFolder: string | null, isKiosk: boolean): string[] {
  return [...(dataFolder === null ? [] : ['--data', dataFolder]), ...(isKiosk ? ['--kiosk'] : [])];
}

function autostartFile(): string {
  const config = process.env['XDG_CONFIG_HOME'] || path.join(os.homedir(), '.config');
  return path.join(config, 'autostart', 'lupa.desktop');
}

/** The entry that desktops start at login, by the Desktop Entry Specification. */
export function autostartEntry(command: readonly string[]): string {
  return `[Desktop Entry]\nType=Application\nName=Lupa\nExec=${command.map(quoted).join(' ')}\nTerminal=false\n`;
}

/** The meaning of such an entry. */
export function loginStartOf(entry: string): LoginStart {
  const command = /^Exec=(.*)$/m.exec(entry)?.[1] ?? null;
  const isOff = /^(Hidden=true|X-GNOME-Autostart-enabled=false)$/m.test(entry);
  return { opensAtLogin: command !== null && !isOff, isKiosk: command?.includes('"--kiosk"') ?? false };
}

/** Quoted twice: as the argument of a command, and as text in the file. */
function quoted(argument: string): string {
  const forCommand = argument.replaceAll('%', '%%').replace(/["`$\\]/g, '\\$&');
  return `"${forCommand.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}"`;
}
