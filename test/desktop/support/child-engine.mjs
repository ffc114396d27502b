// A stand-in for the engine: a real child process that speaks the contract's messages and misbehaves on demand.
// Started with one argument, how it lives: "well", "refuses", "deaf" (never answers), "stubborn" (ignores stop), "mute" (never ready).
const [, , manner] = process.argv;
const say = (message) => process.send(message);
const answer = (id, value) => say({ kind: 'answer', id, result: { ok: true, value } });

process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  switch (message.kind) {
    case 'ping':
      if (manner !== 'deaf') answer(message.id, null);
      return;
    case 'stop':
      if (manner !== 'stubborn') process.exit(0);
      return;
    case 'locate':
      answer(
        message.id,
        message.inspectionId === 1 ? { path: '/pictures/1.png', mediaType: 'image/png' } : { nothing: true },
      );
      return;
    case 'call':
      onCall(message);
      return;
  }
});

function onCall({ id, name, input, actor }) {
  const wanted = input.wanted ?? 'echo';
  if (wanted === 'silence') return;
  if (wanted === 'crash') process.exit(70);
  if (wanted === 'environment') answer(id, process.env);
  if (wanted === 'event') say({ kind: 'event', name: 'list.changed', payload: { lists: ['lanes'] } });
  if (wanted === 'garbage') say({ kind: 'nonsense' });
  answer(id, { name, input, actor });
}

if (manner === 'refuses') {
  say({
    kind: 'refused',
    fault: { code: 'store-unusable', path: '/data', reason: 'The record was written by a newer Lupa.' },
  });
  process.disconnect();
} else if (manner === 'mute') {
  setInterval(() => {}, 1000);
} else {
  say({ kind: 'ready' });
}
