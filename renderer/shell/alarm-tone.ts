const HIGH_HZ = 880;
const LOW_HZ = 660;
const NOTE_S = 0.16;
/** A tone that could not be played at once is no longer true later. */
const STALE_AFTER_MS = 1_000;

let context: AudioContext | null = null;

/**
 * Three short notes. Until somebody has pressed something in the window the browser may keep it silent: then nothing is heard, and
 * nothing is made up for later.
 */
export function playAlarm(volumePercent: number): void {
  if (volumePercent === 0) return;
  const askedAt = performance.now();
  context ??= new AudioContext();
  const output = context;
  void output.resume().then(() => {
    if (performance.now() - askedAt < STALE_AFTER_MS) playNotes(output, volumePercent);
  });
}

function playNotes(output: AudioContext, volumePercent: number): void {
  const gain = output.createGain();
  gain.gain.value = (volumePercent / 100) ** 2;
  gain.connect(output.destination);
  [HIGH_HZ, LOW_HZ, HIGH_HZ].forEach((hz, index) => {
    const note = output.createOscillator();
    note.frequency.value = hz;
    note.connect(gain);
    note.start(output.currentTime + index * 1.5 * NOTE_S);
    note.stop(output.currentTime + (index * 1.5 + 1) * NOTE_S);
  });
}
