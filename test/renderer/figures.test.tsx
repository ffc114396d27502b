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

/** Without those that make sentences of numbers for all the others. */
const FILES = readdirSync(path.join(ROOT, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/^(i18n|ui[\\/]words)/.test(name))
  .map((name) => ({
    name: name.replaceAll('\\', '/'),
    source: readFileSync(path.join(ROOT, 'renderer', name), 'utf8'),
  }));
const SHOWS_NUMBERS =
  /format\.(count|rate|score|pValue|share|wholePercent|percent|finePercent|milliseconds|seconds|bytes|megabytes|gigabytes|hours)\b|\{[^}]*\b(count|rate|share|percent)\b[^}]*\} = useFormat/;

/** Files that make words, tables or drawings of figures for another one, which has the definition beside them. */
const SHOWN_BY: Readonly<Record<string, string>> = {
  'line/figures/trend-lines.tsx': 'line/figures/fail-trend.tsx',
  'models/card-rows.ts': 'models/card-tab.tsx',
  'models/estimate-words.ts': 'models/card-tab.tsx',
  'models/compare/comparison-facts.ts': 'models/compare/comparison-figures.tsx',
  'models/compare/send-to-review.tsx': 'models/compare/comparison-figures.tsx',
  'models/rollout/arms-table.tsx': 'models/rollout/rollout-page.tsx',
  'models/rollout/evidence-chart.tsx': 'models/rollout/rollout-page.tsx',
  'models/rollout/rollout-words.ts': 'models/rollout/rollout-page.tsx',
  'models/gate/gate-rows.ts': 'models/gate/gate-report-view.tsx',
  'models/gate/gate-rule-list.tsx': 'models/gate/gate-report-view.tsx',
  'models/gate/miss-sentence.ts': 'models/gate/gate-report-view.tsx',
  'models/gate/missed-picture.tsx': 'models/gate/gate-report-view.tsx',
  'supervisor/automation/accuracy-table.ts': 'supervisor/automation/accuracy-card.tsx',
  'supervisor/automation/accuracy-words.ts': 'supervisor/automation/accuracy-card.tsx',
  'supervisor/automation/interval-chart.tsx': 'supervisor/automation/accuracy-card.tsx',
  'supervisor/automation/load-words.ts': 'supervisor/automation/load-card.tsx',
  'supervisor/automation/audit-progress.tsx': 'supervisor/automation/audits-card.tsx',
  'supervisor/cases/case-log.tsx': 'supervisor/cases/case-lots.tsx',
  'supervisor/cases/case-parts.tsx': 'supervisor/cases/case-lots.tsx',
  'supervisor/cases/case-sheet.tsx': 'supervisor/cases/case-lots.tsx',
  'supervisor/cases/cases-page.tsx': 'supervisor/cases/case-lots.tsx',
  'supervisor/charts/bar-chart.tsx': 'supervisor/quality/pareto-card.tsx',
  'supervisor/people/agreement-facts.tsx': 'supervisor/people/people-page.tsx',
  'supervisor/people/figure-cells.tsx': 'supervisor/people/person-table.tsx',
  'supervisor/people/kappa-cell.tsx': 'supervisor/people/pair-table.tsx',
  'supervisor/quality/control-drawing.tsx': 'supervisor/quality/control-card.tsx',
  'supervisor/quality/control-table.ts': 'supervisor/quality/control-card.tsx',
  'supervisor/quality/yield-words.ts': 'supervisor/quality/yield-card.tsx',
  'supervisor/shift-report/shift-report-page.tsx': 'supervisor/shift-report/sheet-figures.tsx',
  'supervisor/studies/study-report.tsx': 'supervisor/studies/report-people.tsx',
  'supervisor/use-chart.ts': 'supervisor/quality/yield-card.tsx',
};

/** Numbers that are no figures about parts, people or models, by what they are instead. */
const NO_FIGURES = {
  'what somebody set or is setting': [
    'demo-line/line-motion.tsx',
    'settings/recipe/changes/change-words.ts',
    'settings/recipe/fields/plan-steps-table.tsx',
    'supervisor/studies/plan-parts.tsx',
    'review/picture/tone-menu.tsx',
  ],
  'the size of a file, and how much of it has come': [
    'model-import/name-model.tsx',
    'inspection/provenance.tsx',
    'settings/updates/version-state.tsx',
    'settings/updates/version-to-install.tsx',
    'supervisor/export/export-bar.tsx',
    'supervisor/export/export-list.tsx',
  ],
  'how far something is that runs': [
    'models/gate/take-truth.tsx',
    'shell/top-bar/rollout-fact.tsx',
    'supervisor/export/transfer-card.tsx',
    'ui/controls/recount-notice.tsx',
    'review/study/no-looks.tsx',
    'review/study/study-invitation.tsx',
    'review/study/study-strip.tsx',
  ],
  'how many entries a list has, or how many of them are chosen': [
    'history/bulk-menu.tsx',
    'history/history-bar.tsx',
    'history/use-bulk-orders.ts',
    'supervisor/shift-report/sheet-changes.tsx',
  ],
  'what is known of one part, told where that part is shown': [
    'history/part-row.tsx',
    'history/part-tile.tsx',
    'inspection/disposition-list.tsx',
    'inspection/shadow-list.tsx',
    'line/part/part-caption.tsx',
    'picture/detection-details.tsx',
    'picture/detection-overlay.tsx',
    'review/answer/question.ts',
    'review/boxes/box-list.tsx',
    'review/boxes/box-shapes.tsx',
  ],
  'how many items wait, each of them behind the link': ['shell/top-bar/waiting-count.tsx', 'demo-line/parts-made.tsx'],
  'what a sentence about a fault or a warning names': [
    'line/figures/disk-warning.tsx',
    'settings/lanes/lane-words.tsx',
    'shell/engine-down.tsx',
  ],
} as const satisfies Record<string, readonly string[]>;

describe('every figure has one definition, one press away', () => {
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
    const computed = ['escapes', 'overkill', 'cpu', 'memory', 'unreadable', 'detections', 'undetected', 'overruled'];
    expect(ids.filter((id) => !screens.includes(`figure="${id}"`))).toEqual(ids.filter((id) => computed.includes(id)));
  });

  test('beside every number that an interface file shows, or where the numbers it formats appear', () => {
    const missing = FILES.filter(({ name, source }) => SHOWS_NUMBERS.test(source) && !isExplained(name));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  test('and no exception is made for what no longer exists or shows no number', () => {
    const numbers = new Set(FILES.filter(({ source }) => SHOWS_NUMBERS.test(source)).map(({ name }) => name));
    expect(
      [...Object.keys(SHOWN_BY), ...Object.values(NO_FIGURES).flat()].filter((name) => !numbers.has(name)),
    ).toEqual([]);
  });

  test('which is also in the glossary', () => {
    const glossary = readFileSync(path.join(ROOT, 'docs/glossary.md'), 'utf8');
    // `npm run glossary` writes it.
    expect(withFigures(glossary)).toBe(glossary);
  });
});

/** Whether whoever sees a number of this file has its definition one press away, or it needs none. */
function isExplained(name: string): boolean {
  const shownBy = SHOWN_BY[name];
  if (shownBy !== undefined) return isExplained(shownBy);
  const source = FILES.find((file) => file.name === name)?.source ?? '';
  const exceptions: readonly string[] = Object.values(NO_FIGURES).flat();
  return /<FigureInfo|<ChartCard/.test(source) || exceptions.includes(name);
}

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}
