import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../main/engine/store/set-up/settings.ts';
import { PictureCaption } from '../../../renderer/supervisor/charts/picture-caption.tsx';
import { DEFAULT_VIEW } from '../../../renderer/supervisor/filter/filter-search.ts';
import { answered, pageText } from '../support/render-page.tsx';

globalThis.localStorage ??= { getItem: () => null, setItem: () => undefined } as unknown as Storage;

test('a saved image says which station, which period and which parts it is about', () => {
  const from = new Date(2026, 2, 2, 6).getTime();
  const until = new Date(2026, 2, 2, 14).getTime();
  const answers = [
    answered('station.settings', {}, { ...DEFAULT_SETTINGS, stationName: 'Hall 3' }),
    answered('report.period', DEFAULT_VIEW.filter, {
      ...{ current: { from, until }, previous: { from: from - 1, until: from } },
      ...{ pointStarts: [], runningPoint: null },
    }),
  ];
  expect(pageText(<PictureCaption />, answers)).toBe(
    'Hall 3 · 2 Mar 2026, 06:00:00 – 2 Mar 2026, 14:00:00 · All lanes · All lots · All recipes · All models',
  );
  expect(pageText(<PictureCaption />, answers, 'es')).toContain('Hall 3 · 2 mar 2026, 06:00:00 – 2 mar 2026, 14:00:00');
});
