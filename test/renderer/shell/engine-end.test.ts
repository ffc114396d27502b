import { expect, test } from 'vitest';
import { createI18n } from '../../../renderer/i18n/create-i18n.ts';
import { engineEnd } from '../../../renderer/shell/engine-end.ts';

test.each([
  [{ kind: 'exit', code: 70 }, 'The engine exited with code 70.', 'El motor terminó con el código 70.'],
  [{ kind: 'signal', signal: 'SIGKILL' }, 'The engine was terminated by SIGKILL.', 'El motor se cerró por SIGKILL.'],
  [
    { kind: 'unstartable', reason: 'spawn ENOENT' },
    'The engine could not be started: spawn ENOENT.',
    'No se pudo arrancar el motor: spawn ENOENT.',
  ],
  [{ kind: 'slow' }, 'The engine did not start in time and was stopped.', 'El motor no arrancó a tiempo y se cerró.'],
  [{ kind: 'silent' }, 'The engine stopped responding and was shut down.', 'El motor dejó de responder y se cerró.'],
] as const)('how the engine ended is said in the language of the window: %o', (end, english, spanish) => {
  expect(engineEnd(end, createI18n('en').t)).toBe(english);
  expect(engineEnd(end, createI18n('es').t)).toBe(spanish);
});
