import type { Size } from '../../../preload/contract/values/geometry.ts';
import { useShortcuts } from '../../ui/keyboard/shortcuts.tsx';
import type { PictureLook } from './use-picture-look.ts';
import { WHOLE, zoomedAt } from './viewport.ts';

const ZOOM_STEP = 1.25;

/** What keys and buttons share for looking at an image. */
export type LookActions = {
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fit: () => void;
};

/** Keys for looking at the image; actions that also have a button are returned. */
export function useLookKeys(look: PictureLook, picture: Size): LookActions {
  const { view, room } = look;
  const zoom = (factor: number) =>
    look.setView(zoomedAt(view, factor, { x: room.width / 2, y: room.height / 2 }, picture, room));
  const actions: LookActions = {
    zoomIn: () => zoom(ZOOM_STEP),
    zoomOut: () => zoom(1 / ZOOM_STEP),
    fit: () => look.setView(WHOLE),
  };
  useShortcuts({
    'review-boxes': look.toggleBoxes,
    'review-zoom-in': actions.zoomIn,
    'review-zoom-out': actions.zoomOut,
    'review-fit': actions.fit,
    'review-keep-zoom': look.toggleKeepZoom,
    'review-invert': () => look.changeTone({ isInverted: !look.tone.isInverted }),
    'review-loupe': look.toggleLoupe,
    'review-tone': () => look.openTone((isOpen) => !isOpen),
  });
  return actions;
}
