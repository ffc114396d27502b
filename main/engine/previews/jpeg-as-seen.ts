import { componentsOf, isFrame, isStartOfScan, segmentsFrom } from '../vision/container/jpeg-markers.ts';

const APP2 = 0xe2;
const PROFILE = 'ICC_PROFILE\0';
const CMYK_COMPONENTS = 4;

/**
 * Whether Chromium shows the JPEG that begins with these bytes as the station saw it. Chromium applies a colour profile, which the
 * station ignores as the tools that train detectors do: a wrong one can make a part look all white. Each converts four colours
 * to three in its own way.
 */
export function isJpegShownAsSeen(head: Uint8Array): boolean {
  const segments = segmentsFrom(head, 2);
  const frame = segments.find(isFrame);
  if (frame === undefined || !segments.some(isStartOfScan)) return false;
  const hasProfile = segments.some(
    ({ marker, from }) =>
      marker === APP2 && Buffer.from(head.subarray(from, from + PROFILE.length)).toString('latin1') === PROFILE,
  );
  return !hasProfile && componentsOf(head, frame) < CMYK_COMPONENTS;
}
