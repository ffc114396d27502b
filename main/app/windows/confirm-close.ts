import { type App, type BrowserWindow, dialog } from 'electron';
import type { Language } from '../../../preload/contract/station/settings.ts';
import { type EventName, events } from '../../../preload/contract/transport/events.ts';
import type { EngineHost } from '../../engine-host/engine-host.ts';

const words = {
  en: {
    question: 'Stop inspecting?',
    detail: 'If you close this window, inspection stops until Lupa is started again.',
    keep: 'Keep inspecting',
    stop: 'Stop and close',
  },
  es: {
    question: '¿Detener la inspección?',
    detail: 'Si cierra esta ventana, la inspección se detiene hasta que se vuelva a abrir Lupa.',
    keep: 'Seguir inspeccionando',
    stop: 'Detener y cerrar',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** Asks before closing while the station inspects, so that a touch on the wrong corner of the panel does not stop the line. */
export function confirmClose(app: App, engine: Pick<EngineHost, 'listen' | 'state'>, language: () => Language) {
  let isWatching = false;
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });
  engine.listen({
    onState: () => {},
    onEvent(name, payload) {
      const changed = name === ('station.changed' satisfies EventName) ? events[name].safeParse(payload) : null;
      if (changed?.success) isWatching = changed.data.lanes.some((lane) => lane.state !== 'paused');
    },
  });

  return {
    /** Not when the whole app was told to end, and not if nothing would stop. */
    mustAsk: (): boolean => !isQuitting && isWatching && engine.state().kind === 'running',

    ask: async (window: BrowserWindow): Promise<'keep' | 'stop'> => {
      const { question, detail, keep, stop } = words[language()];
      const { response } = await dialog.showMessageBox(window, {
        type: 'question',
        message: question,
        detail,
        buttons: [keep, stop],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      });
      return response === 1 ? 'stop' : 'keep';
    },
  };
}
