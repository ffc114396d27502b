import { failed, ok } from '../../../preload/contract/faults/result.ts';
import type { DesktopHandlers } from '../../ipc/router.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** Newer versions of Lupa. */
export function updateHandlers({ updates, handedOver, sessions }: HandlerDeps) {
  return {
    'desktop.updates': async () => ok(await (await updates).read()),
    'desktop.change-updates': async ({ source, publicKey }, windowId) => {
      const host = await updates;
      const isGiven = source.kind !== 'folder' || handedOver.has(windowId, source.path);
      // The current folder was handed over once, to whichever window.
      if (!isGiven && !host.follows(source)) return failed({ code: 'forbidden', operation: 'desktop.change-updates' });
      return host.change(source, publicKey, sessions.actorOf(windowId));
    },
    'desktop.check-updates': async () => (await updates).check(),
    'desktop.install-version': async ({ version }, windowId) =>
      (await updates).install(version, sessions.actorOf(windowId)),
  } satisfies Partial<DesktopHandlers>;
}
