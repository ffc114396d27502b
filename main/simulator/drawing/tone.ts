/** Linear light (1 = white paper in the station's light) to sRGB levels and back, as tables: the loops need them fast. */
const STEPS_PER_UNIT = 4096;
const BRIGHTEST = 4;

const linearOf = Float32Array.from({ length: 256 }, (_, level) => {
  const v = level / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

// Highlights roll off as a camera's do, so that a reflection never has a hard burnt-out rim.
const levelOf = Uint8Array.from({ length: STEPS_PER_UNIT * BRIGHTEST + 1 }, (_, step) => {
  const light = step / STEPS_PER_UNIT;
  const rolled = light < 0.6 ? light : 0.6 + 0.4 * (1 - Math.exp(-(light - 0.6) / 0.4));
  const v = rolled <= 0.0031308 ? rolled * 12.92 : 1.055 * rolled ** (1 / 2.4) - 0.055;
  return Math.round(v * 255);
});

export function toLinear(level: number): number {
  return linearOf[level] ?? 0;
}

export function toLevel(light: number): number {
  const step = light * STEPS_PER_UNIT;
  return levelOf[step > 0 ? step | 0 : 0] ?? 255;
}
