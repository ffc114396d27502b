import type { DesktopHandlers } from '../../ipc/router.ts';
import { chooseHandlers } from './choose-handlers.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { openHandlers } from './open-handlers.ts';
import { saveHandlers } from './save-handlers.ts';
import { stationHandlers } from './station-handlers.ts';
import { updateHandlers } from './update-handlers.ts';

/** What main answers by itself. */
export function desktopHandlers(deps: HandlerDeps): DesktopHandlers {
  return {
    ...stationHandlers(deps),
    ...chooseHandlers(deps),
    ...openHandlers(deps),
    ...saveHandlers(deps),
    ...updateHandlers(deps),
  };
}
