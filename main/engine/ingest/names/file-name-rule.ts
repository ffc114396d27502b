const PICTURE_ENDINGS = new Set(
  ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'webp', 'tif', 'tiff', 'bmp', 'dib', 'avif', 'heif', 'heic', 'gif'].map(
    (ending) => `.${ending}`,
  ),
);

/**
 * Whether a file is a shot by its name alone. Ignored by rule: dot files, names that begin or end with `~`, and anything
 * without the ending of an image (`.part`, `.tmp`, `.crdownload`, side files).
 */
export function isPictureName(fileName: string): boolean {
  if (fileName.startsWith('.') || fileName.startsWith('~') || fileName.endsWith('~')) return false;
  const dot = fileName.lastIndexOf('.');
  return dot > 0 && PICTURE_ENDINGS.has(fileName.slice(dot).toLowerCase());
}
