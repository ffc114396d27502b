import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusedSwitch } from '../../main/app/start-switches.ts';

test.each([
  [['--data', '/srv/station', '--kiosk', 'model.onnx'], 'linux'],
  [['--data=/srv/station', '--simulate', '--disable-gpu', '--no-sandbox'], 'linux'],
  [['--data', 'C:\\station', 'C:\\models\\a.onnx'], 'win32'],
  [['-psn_0_12345'], 'darwin'],
  [['--', '--remote-debugging-port=1'], 'linux'],
  [['/home/vera/model.onnx'], 'linux'],
] as const)('a station starts with %j on %s', (args, platform) => {
  expect(refusedSwitch(args, platform)).toBeNull();
});

test.each([
  '--remote-debugging-port=9222',
  '-remote-debugging-port=9222',
  '--Remote-Debugging-Port=9222',
  '--remote-debugging-pipe',
  '--remote-allow-origins=*',
  '--inspect',
  '--inspect-brk=0',
  '--js-flags=--allow-natives-syntax',
  '--load-extension=/tmp/x',
  '--user-data-dir=/tmp/x',
  '--disable-web-security',
  '--renderer-cmd-prefix=/tmp/x',
  '--gpu-launcher=/tmp/x',
  '--enable-logging',
  '--log-net-log=/tmp/x',
  '--host-rules=MAP * 127.0.0.1',
  '--require=/tmp/x.js',
])('and never with %s', (given) => {
  expect(refusedSwitch(['--kiosk', given, 'model.onnx'], 'linux')).toBe(given);
  expect(refusedSwitch([given.replace(/^--?/, '/')], 'win32')).not.toBeNull();
});

test('anything not on the list is refused', () => {
  const name = fc
    .stringMatching(/^[a-z][a-z-]{8,30}$/)
    .filter((word) => !/^(disable-gpu|force-|ozone-|touch-|password)/.test(word));
  fc.assert(
    fc.property(name, (word) => {
      expect(refusedSwitch([`--${word}`], 'linux')).toBe(`--${word}`);
    }),
  );
});
