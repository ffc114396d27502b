import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FigureId, figures } from '../../renderer/i18n/en/figures.ts';
import { figures as inSpanish } from '../../renderer/i18n/es/figures.ts';
import { LineScreen } from '../../renderer/line/line-screen.tsx';
import { AutomationPage } from '../../renderer/supervisor/automation/automation-page.tsx';
import { InputOutputPage } from '../../renderer/supervisor/input-output/input-output-page.tsx';
import { QualityPage } from '../../renderer/supervisor/quality/quality-page.tsx';
import { StationPage } from '../../renderer/supervisor/station/station-page.tsx';
import { STRIP_LENGTH } from '../../renderer/ui/engine/live-cache.ts';
import { withFigures } from '../../scripts/glossary/figures-text.ts';
import { answered, pageMarkup } from './support/render-page.tsx';
import { aStatus } from './support/station-factories.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ids = Object.keys(figures.figure.is) as FigureId[];
const namesOn = (markup: string) =>
  [...markup.matchAll(/aria-label="What this figure means: ([^"]*)"/g)].map(([, name]) =>
    name?.replaceAll('&#x27;', '’'),
  );
const nameOf = (id: FigureId) => figures.figure.is[id].name;

// What the supervisor's cards keep in the browser, where these pages are drawn without one.
globalThis.localStorage ??= { getItem: () => null, setItem: () => undefined } as unknown as Storage;

describe('every figure has one definition, a press away', () => {
  test.each([
    ['Quality', <QualityPage key="q" />, ['yield', 'control', 'pareto', 'rejects-by', 'where']],
    ['Automation', <AutomationPage key="a" />, ['deciders', 'review-load', 'escapes', 'overkill', 'audits']],
    ['Station', <StationPage key="s" />, ['pace', 'stages', 'cpu', 'memory', 'disk', 'faults']],
    [
      'Input and output',
      <InputOutputPage key="i" />,
      ['optics', 'unreadable', 'detections', 'undetected', 'scores', 'class-mix', 'overruled', 'agreement'],
    ],
  ] as const)('on every card of the page %s, also while it is empty', (_, page, on) => {
    const markup = pageMarkup(page, []);
    expect(namesOn(markup)).toEqual(on.map(nameOf));
    expect(markup.match(/<section/g)).toHaveLength(on.length);
  });

  test('on the line', () => {
    const answers = [
      answered('station.status', {}, aStatus()),
      answered('inspection.recent', { limit: STRIP_LENGTH }, []),
    ];
    expect(namesOn(pageMarkup(<LineScreen />, answers))).toEqual(
      (['shift-counts', 'control', 'lane-pace', 'engine-health'] as const).map(nameOf),
    );
  });

  test('in both languages, and none that no screen shows', () => {
    for (const definitions of [figures.figure.is, inSpanish.figure.is]) {
      for (const id of ids) for (const line of Object.values(definitions[id])) expect(line.length).toBeGreaterThan(3);
    }
    const screens = sourcesOf(path.join(ROOT, 'renderer')).join('\n');
    const computed = [
      'escapes',
      'overkill',
      'cpu',
      'memory',
      'disk',
      'unreadable',
      'detections',
      'undetected',
      'overruled',
    ];
    expect(ids.filter((id) => !screens.includes(`figure="${id}"`))).toEqual(ids.filter((id) => computed.includes(id)));
  });

  test('which the glossary tells as well', () => {
    const glossary = readFileSync(path.join(ROOT, 'docs/glossary.md'), 'utf8');
    // `npm run glossary` writes it.
    expect(withFigures(glossary)).toBe(glossary);
  });
});

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}
