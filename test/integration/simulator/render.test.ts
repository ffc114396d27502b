import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { VISIBLE_LEVELS } from '../../../main/simulator/drawing/marks/apply.ts';
import { takePicture } from '../../../main/simulator/drawing/picture.ts';
import { FIELD_OF_VIEW } from '../../../main/simulator/drawing/render.ts';
import { boxDistance } from '../../../main/simulator/drawing/shapes.ts';
import { DEFAULT_SIMULATOR_SETTINGS } from '../../../preload/contract/station/simulator.ts';
import { changesOf, partWith, SIZE } from '../../simulator/pictures.ts';

const settings = { ...DEFAULT_SIMULATOR_SETTINGS, pictureSize: 480 };
const allClasses = ['scratch', 'crack', 'chip', 'stain', 'bubble'] as const;

function fingerprint({ jpeg, truth }: Awaited<ReturnType<typeof takePicture>>): string {
  return createHash('sha256').update(jpeg).update(JSON.stringify(truth)).digest('hex');
}

test('the same seed and part give the same bytes and truth in two processes', async () => {
  const here = fingerprint(await takePicture('a seed', 12, settings));
  const program = `
    import { createHash } from 'node:crypto';
    import { takePicture } from ${JSON.stringify(new URL('../../../main/simulator/drawing/picture.ts', import.meta.url).href)};
    await takePicture('another seed', 3, ${JSON.stringify(settings)});
    const { jpeg, truth } = await takePicture('a seed', 12, ${JSON.stringify(settings)});
    process.stdout.write(createHash('sha256').update(jpeg).update(JSON.stringify(truth)).digest('hex'));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  expect(stdout).toBe(here);
});

test('another seed, or another part, is another picture', async () => {
  const pictures = await Promise.all([
    takePicture('a', 1, settings),
    takePicture('a', 2, settings),
    takePicture('b', 1, settings),
  ]);
  expect(new Set(pictures.map(fingerprint)).size).toBe(3);
});

test('a picture is a square JPEG of the size that was set', async () => {
  const { jpeg, truth } = await takePicture('a', 1, { ...settings, pictureSize: 800 });
  expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 800, height: 800 });
  expect(truth).toMatchObject({ width: 800, height: 800 });
});

describe.each(allClasses)('a %s', (defectClass) => {
  test.each(['p', 'q'])(
    'is boxed tightly: its box holds all that can be seen and touches it on four sides (%s)',
    async (seed) => {
      const { changes, shown } = await changesOf(partWith(defectClass, seed));
      const seen = changes.filter(({ levels }) => levels >= VISIBLE_LEVELS);
      const [xs, ys] = [seen.map(({ x }) => x), seen.map(({ y }) => y)];
      const [x, y] = [Math.min(...xs), Math.min(...ys)];
      expect(shown[0]?.box).toEqual({ x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 });
    },
  );

  test('changes nothing outside the phone', async () => {
    const part = partWith(defectClass, 's', 1);
    const { changes } = await changesOf(part);
    const perMm = SIZE / FIELD_OF_VIEW;
    const [cos, sin] = [Math.cos(part.pose.angle), Math.sin(part.pose.angle)];
    const outside = changes.filter(({ x, y }) => {
      const [dx, dy] = [(x - SIZE / 2) / perMm - part.pose.x, (y - SIZE / 2) / perMm - part.pose.y];
      const { width, height, cornerRadius } = part.model;
      return boxDistance(dx * cos + dy * sin, dy * cos - dx * sin, width / 2, height / 2, cornerRadius) > 0.1;
    });
    expect(changes.length).toBeGreaterThan(30);
    expect(outside).toEqual([]);
  });

  test('shows more the more severe it is', async () => {
    const severities = [0.1, 0.25, 0.5, 1];
    const totals: number[] = [];
    for (const severity of severities) {
      const { changes } = await changesOf(partWith(defectClass, 't', severity));
      totals.push(changes.reduce((sum, { levels }) => sum + levels, 0));
    }
    expect(totals).toEqual(totals.toSorted((a, b) => a - b));
    expect(totals.at(-1)).toBeGreaterThan(8 * (totals[0] ?? 0));
  });
});
