// A program that does what it is told: answers, falls silent, ends, or is killed.

process.once('disconnect', () => process.exit());
process.on('message', ({ id, order }: { id: number; order: string }) => {
  if (order === 'silence') return;
  if (order === 'exit') process.exit(3);
  if (order === 'die') process.kill(process.pid, 'SIGKILL');
  process.send?.({ id, order, pid: process.pid, args: process.argv.slice(2) });
});
