import { expect, test } from 'vitest';
import { stationArguments } from '../../scripts/start/station-arguments.ts';

test('npm start begins on the simulated line, whatever else was requested', () => {
  expect(stationArguments([])).toEqual(['--simulate']);
  expect(stationArguments(['--data', '/srv/lupa'])).toEqual(['--data', '/srv/lupa', '--simulate']);
  expect(stationArguments(['--simulate'])).toEqual(['--simulate']);
});

test('the first-run choice of an installed station can be requested', () => {
  expect(stationArguments(['--no-simulate', '--kiosk'])).toEqual(['--kiosk']);
});
