import type { ToEngine } from '../../../preload/contract/transport/engine-messages.ts';

// A stand-in for the engine: a real child process that speaks the contract's messages and misbehaves on demand. Its one
// argument is how it lives: "well", "refuses", "deaf" (answers no ping), "stubborn" (ignores stop), "mute" (never ready).
const manner = process.argv[2];

// Neither parsed nor typed as an engine message: some of it is nonsense on purpose.
const say = (message: unknown) => process.send?.(message);
const answer = (id: number, value: unknown) => say({ kind: 'answer', id, result: { ok: true, value } });

process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToEngine) => {
  switch (message.kind) {
    case 'ping':
      if (manner !== 'deaf') answer(message.id, null);
      return;
    case 'stop':
      if (manner !== 'stubborn') process.exit(0);
      return;
    case 'locate':
      answer(message.id, message.pictureId === 1 ? { path: '/pictures/1.png', mediaType: 'image/png' } : {});
      return;
    case 'call':
      carryOut(message);
      return;
    default:
      message satisfies never;
  }
});

function carryOut({ id, name, input, actor }: ToEngine & { kind: 'call' }): void {
  const wanted = typeof input === 'object' && input !== null && 'wanted' in input ? input.wanted : 'echo';
  if (wanted === 'silence') return;
  if (wanted === 'crash') process.exit(70);
  if (wanted === 'environment') answer(id, process.env);
  if (wanted === 'event') say({ kind: 'event', name: 'list.changed', payload: { lists: ['lanes'] } });
  if (wanted === 'garbage') say({ kind: 'nonsense' });
  answer(id, { name, input, actor });
}

if (manner === 'refuses') {
  const reason = 'The record was written by a newer Lupa';
  say({
    kind: 'refused',
    fault: { code: 'store-unusable', path: '/data', why: 'noted', figures: { complaint: reason } },
  });
  process.disconnect();
} else if (manner === 'mute') {
  setInterval(() => {}, 1000);
} else {
  say({ kind: 'ready' });
}
