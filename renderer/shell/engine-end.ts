import type { TFunction } from 'i18next';
import type { EngineEnd } from '../../preload/contract/station/engine-state.ts';

/** How the engine ended, in the window's language; a fault has its own sentence. */
export function engineEnd(end: Exclude<EngineEnd, { fault: unknown }>, t: TFunction): string {
  switch (end.kind) {
    case 'exit':
      return t('engine-end.exit', { how: end.code });
    case 'signal':
      return t('engine-end.signal', { how: end.signal });
    case 'unstartable':
      return t('engine-end.unstartable', { how: end.reason });
    case 'slow':
    case 'silent':
      return t(`engine-end.${end.kind}`);
    default:
      return end satisfies never;
  }
}
