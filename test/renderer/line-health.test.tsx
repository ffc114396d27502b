import { expect, test } from 'vitest';
import { EngineHealth } from '../../renderer/line/figures/engine-health.tsx';
import { RecentFaults } from '../../renderer/line/figures/recent-faults.tsx';
import { answered, pageMarkup, pageText } from './support/render-page.tsx';
import { aStatus, NOW } from './support/station-factories.ts';

const { health } = aStatus();
const running = (restarts: number) => answered('desktop.engine-state', {}, { kind: 'running', since: NOW, restarts });

test('the engine’s restarts are those its host counted, beside the workers that this engine replaced', () => {
  const text = pageText(<EngineHealth health={{ ...health, workersReplaced: 1 }} />, [running(2)]);
  expect(text).toContain('Restarts 2 Workers replaced 1');
  expect(pageText(<EngineHealth health={health} />, [running(2)], 'es')).toContain('Reinicios 2 Procesos repuestos 0');
});

test('while nobody knows how often the engine restarted, no number is made up', () => {
  expect(pageText(<EngineHealth health={health} />, [])).toContain('Restarts — Workers replaced 0');
});

const fault = (name: string, isOver: boolean) => ({
  ...{ at: NOW, where: `lane ${name}`, isOver },
  fault: { code: 'folder-unusable', path: `/${name}`, why: 'noted', figures: { complaint: 'ENOENT' } } as const,
});

test('a fault that is over is said to be, and is no alarm', () => {
  const page = <RecentFaults faults={[fault('Press 4', true)]} />;
  expect(pageText(page, [])).toMatch(/1 recent fault .*Press 4 · over/);
  expect(pageText(page, [], 'es')).toMatch(/1 avería reciente .*Press 4 · resuelta/);
  expect(pageMarkup(page, [])).toMatch(/<section class="[^"]*past/);
});

test('a fault that is still there comes before those that are over, and is an alarm', () => {
  const over = ['a', 'b', 'c'].map((name) => fault(name, true));
  const page = <RecentFaults faults={[...over, fault('Press 4', false)]} />;
  expect(pageText(page, [])).toMatch(/4 recent faults \S+ · [^·]*Press 4 Cannot/);
  expect(pageMarkup(page, [])).toMatch(/<section class="[^"]*faults/);
});
