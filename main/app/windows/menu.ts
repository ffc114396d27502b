import { type App, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../../preload/contract/station/settings.ts';

const words = {
  en: {
    file: 'File',
    newWindow: 'New window',
    quit: 'Quit',
    view: 'View',
    larger: 'Larger',
    smaller: 'Smaller',
    usualSize: 'Usual size',
    fullScreen: 'Full screen',
    developerTools: 'Developer tools',
    help: 'Help',
    diagnostics: 'Save diagnostics…',
    about: 'About Lupa',
  },
  es: {
    file: 'Archivo',
    newWindow: 'Ventana nueva',
    quit: 'Salir',
    view: 'Ver',
    larger: 'Más grande',
    smaller: 'Más pequeño',
    usualSize: 'Tamaño normal',
    fullScreen: 'Pantalla completa',
    developerTools: 'Herramientas de desarrollo',
    help: 'Ayuda',
    diagnostics: 'Guardar diagnóstico…',
    about: 'Acerca de Lupa',
  },
} as const satisfies Record<Language, Record<string, string>>;

export type MenuCommands = {
  readonly openWindow: () => void;
  /** The page asks the person what to include. */
  readonly askForDiagnostics: () => void;
  readonly hasDevTools: boolean;
  readonly isKiosk: boolean;
};

/** The application menu, as expected by the window system. Everything about inspecting is in the page. */
export function setMenu(app: App, language: Language, commands: MenuCommands): void {
  const word = words[language];
  const tools: MenuItemConstructorOptions[] = commands.hasDevTools
    ? [{ label: word.developerTools, role: 'toggleDevTools' }]
    : [];
  const ways: MenuItemConstructorOptions[] = commands.isKiosk
    ? []
    : [
        { label: word.newWindow, accelerator: 'CmdOrCtrl+N', click: commands.openWindow },
        { type: 'separator' },
        { label: word.quit, role: 'quit' },
      ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(ways.length > 0 ? [{ label: word.file, submenu: ways }] : []),
      {
        label: word.view,
        submenu: [
          { label: word.larger, role: 'zoomIn' },
          { label: word.smaller, role: 'zoomOut' },
          { label: word.usualSize, role: 'resetZoom' },
          ...(commands.isKiosk ? [] : [{ label: word.fullScreen, role: 'togglefullscreen' } as const]),
          ...tools,
        ],
      },
      {
        label: word.help,
        submenu: [
          { label: word.diagnostics, click: commands.askForDiagnostics },
          { label: word.about, click: () => app.showAboutPanel() },
        ],
      },
    ]),
  );
}
