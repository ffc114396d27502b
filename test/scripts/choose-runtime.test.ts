import { expect, test } from 'vitest';
import { chooseRuntime, type Situation } from '../../scripts/runtime/choose.ts';

const bare: Situation = {
  platform: 'linux',
  arch: 'x64',
  override: undefined,
  officialBinary: null,
  downloadHost: 'unknown',
};

test('an Electron supplied by the user is used as it is', () => {
  const situation = { ...bare, override: '/opt/electron', officialBinary: '/modules/electron' };
  expect(chooseRuntime(situation)).toEqual({ take: 'override', folder: '/opt/electron' });
});

test('the official Electron is used wherever it is installed, whatever was remembered about its host', () => {
  const situation = { ...bare, officialBinary: '/modules/electron', downloadHost: 'unreachable' } as const;
  expect(chooseRuntime(situation)).toEqual({ take: 'official', binary: '/modules/electron' });
});

test('a bare Linux computer asks the download host first, and trusts the result', () => {
  expect(chooseRuntime(bare)).toEqual({ take: 'ask-download-host' });
  expect(chooseRuntime({ ...bare, downloadHost: 'reachable' })).toEqual({ take: 'download' });
  expect(chooseRuntime({ ...bare, downloadHost: 'unreachable' })).toEqual({ take: 'registry' });
});

test.for([
  ['win32', 'x64'],
  ['darwin', 'arm64'],
  ['linux', 'arm64'],
] as const)('on %s %s only the official Electron will do', ([platform, arch]) => {
  expect(chooseRuntime({ ...bare, platform, arch, downloadHost: 'unreachable' })).toEqual({ take: 'download' });
});
