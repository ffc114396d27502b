import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
const DRAWN_SIZE = 1024;
const DRAWN_DPI = 72;

/** Draws `packaging/icon.svg` at every size that a desktop asks for, into `packaging/icons`. */
export async function renderIcons(root: string): Promise<void> {
  const folder = path.join(root, 'packaging', 'icons');
  await mkdir(folder, { recursive: true });
  for (const size of SIZES) {
    await sharp(path.join(root, 'packaging', 'icon.svg'), { density: (DRAWN_DPI * size) / DRAWN_SIZE })
      .resize(size, size)
      .png({ compressionLevel: 9 })
      .toFile(path.join(folder, `${size}x${size}.png`));
  }
}
