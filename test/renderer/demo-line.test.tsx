import { expect, test } from 'vitest';
import {
  DEFAULT_SIMULATOR_SETTINGS,
  driftKindSchema,
  lineFaultKindSchema,
  type SimulatorState,
  simulatorSettingsSchema,
} from '../../preload/contract/station/simulator.ts';
import { withDrift, withFault } from '../../renderer/demo-line/change-line.ts';
import { DemoLineScreen } from '../../renderer/demo-line/demo-line-screen.tsx';
import { screensFor } from '../../renderer/shell/screens.ts';
import { answered, pageText } from './support/render-page.tsx';

const state: SimulatorState = {
  settings: withDrift(DEFAULT_SIMULATOR_SETTINGS, 'lampAgeing', true),
  stats: {
    isPlaying: true,
    nextPart: 1240,
    partsMade: 1240,
    badParts: 151,
    filesWritten: 1240,
    writesFailed: 0,
    lastFailure: null,
  },
};

test.each(driftKindSchema.options)('the drift %s is switched on once, and off again', (kind) => {
  const on = withDrift(withDrift(DEFAULT_SIMULATOR_SETTINGS, kind, true), kind, true);
  expect(simulatorSettingsSchema.parse(on).drifts.map((drift) => drift.kind)).toEqual([kind]);
  expect(withDrift(on, kind, false)).toEqual(DEFAULT_SIMULATOR_SETTINGS);
});

test.each(lineFaultKindSchema.options)('the fault %s is switched on besides others, and off again', (kind) => {
  const other = lineFaultKindSchema.options.find((each) => each !== kind) ?? kind;
  const before = withFault(DEFAULT_SIMULATOR_SETTINGS, other, true);
  const on = simulatorSettingsSchema.parse(withFault(before, kind, true));
  expect(on.faults.map((fault) => fault.kind)).toEqual([other, kind]);
  expect(withFault(on, kind, false)).toEqual(before);
});

test('the panel shows what the line has made, and offers to pause it while it runs', () => {
  const text = pageText(<DemoLineScreen />, [answered('simulator.read', {}, state)]);
  expect(text).toContain('Parts made: 1,240, of them bad: 151.');
  expect(text).toContain('Pause');
  expect(text).toContain('Lamp ages');
});

test('only an engineer of a station with a simulated line sees the panel', () => {
  const offered = (role: 'operator' | 'engineer', simulator: 'absent' | 'playing') =>
    screensFor(role, { simulator }).some(({ id }) => id === 'demo');
  expect([offered('engineer', 'playing'), offered('engineer', 'absent'), offered('operator', 'playing')]).toEqual([
    true,
    false,
    false,
  ]);
});
