import type { Optics } from '../../../preload/contract/picture.ts';
import { luminanceOf } from './normalise.ts';
import type { Pixels } from './pixels.ts';
import { drawResampled } from './resample.ts';

/** The longer side of the picture that optics are measured on: fixed, so that figures compare whatever the camera and the model. */
const MEASURED_SIDE = 512;

/** Measures brightness, contrast and sharpness on a small luminance picture; smaller pictures are not enlarged. */
export function measureOptics(pixels: Pixels): Optics {
  const ratio = Math.min(1, MEASURED_SIDE / Math.max(pixels.width, pixels.height));
  const width = Math.max(1, Math.round(pixels.width * ratio));
  const height = Math.max(1, Math.round(pixels.height * ratio));
  const small = new Uint8Array(width * height * pixels.channels);
  drawResampled(pixels, small, { left: 0, top: 0, width, height, canvasWidth: width });
  const grey = pixels.channels === 1 ? small : luminanceOf(small, width * height);
  const { mean, variance } = moments(grey);
  return { brightness: mean, contrast: Math.sqrt(variance), sharpness: laplacianVariance(grey, width, height) };
}

function moments(samples: Uint8Array | Int32Array) {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < samples.length; i += 1) {
    const sample = samples[i] as number;
    sum += sample;
    squares += sample * sample;
  }
  const mean = sum / samples.length;
  return { mean, variance: Math.max(0, squares / samples.length - mean * mean) };
}

/** Variance of the four-neighbour Laplacian inside the border. Source: Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy", ICPR 2000. */
function laplacianVariance(grey: Uint8Array, width: number, height: number): number {
  if (width < 3 || height < 3) return 0;
  const response = new Int32Array((width - 2) * (height - 2));
  for (let y = 1, o = 0; y < height - 1; y += 1) {
    for (let x = 1, i = y * width + 1; x < width - 1; x += 1, i += 1, o += 1) {
      response[o] =
        (grey[i - 1] as number) +
        (grey[i + 1] as number) +
        (grey[i - width] as number) +
        (grey[i + width] as number) -
        4 * (grey[i] as number);
    }
  }
  return moments(response).variance;
}
