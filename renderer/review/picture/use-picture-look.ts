import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { type Room, type View, WHOLE } from './viewport.ts';

/** The tone of the image, as factors of its own brightness and contrast. It only affects the display: nothing is stored. */
export type Tone = { readonly brightness: number; readonly contrast: number; readonly isInverted: boolean };
export const PLAIN: Tone = { brightness: 1, contrast: 1, isInverted: false };

export type PictureLook = ReturnType<typeof usePictureLook>;

/** How somebody looks at images: zoom, tone, loupe and boxes, from one item to the next. */
export function usePictureLook() {
  const [view, setView] = useState<View>(WHOLE);
  const [tone, setTone] = useState<Tone>(PLAIN);
  const [isToneOpen, openTone] = useState(false);
  const [hasLoupe, setLoupe] = useState(false);
  const [areBoxesShown, showBoxes] = useState(true);
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 });
  const [isZoomKept, keepZoom] = useLocalStorage({ key: 'lupa.keep-zoom', defaultValue: false });
  return {
    view,
    setView,
    tone,
    changeTone: (patch: Partial<Tone>) => setTone((before) => ({ ...before, ...patch })),
    resetTone: () => setTone(PLAIN),
    isToneOpen,
    openTone,
    hasLoupe,
    toggleLoupe: () => setLoupe((has) => !has),
    areBoxesShown,
    toggleBoxes: () => showBoxes((are) => !are),
    room,
    setRoom,
    isZoomKept,
    toggleKeepZoom: () => keepZoom((is) => !is),
  };
}

/** The tone as a CSS filter, which costs the graphics card nothing. */
export function toneFilter({ brightness, contrast, isInverted }: Tone): string {
  const parts = [
    brightness === 1 ? null : `brightness(${brightness})`,
    contrast === 1 ? null : `contrast(${contrast})`,
    isInverted ? 'invert(1)' : null,
  ];
  return parts.filter((part) => part !== null).join(' ') || 'none';
}
