/** One kind of file: how ImageMagick makes it, who else reads it, and how far samples may differ. */
export type Kind = Readonly<{
  name: string;
  flags: readonly string[];
  /** With the format before a colon, as ImageMagick wants it. */
  to: string;
  by: 'pillow' | 'magick';
  /** Most that a sample may differ by; 0 unless the decoders round in their own ways. */
  within: number;
}>;

const kind = (
  name: string,
  to: string,
  flags: readonly string[] = [],
  within = 0,
  by: Kind['by'] = 'pillow',
): Kind => ({
  name,
  flags,
  to,
  by,
  within,
});

const GREY = ['-colorspace', 'Gray'];
/** Inverse transforms differ by one step, and so do ways of spreading colours that are stored for four pixels at once. */
const JPEG_WITHIN = 2;

const jpegs: readonly Kind[] = [
  ...['4:4:4', '4:2:2', '4:2:0', '4:1:1'].map((factor) =>
    kind(`JPEG, colours ${factor}`, 'a.jpg', ['-quality', '92', '-sampling-factor', factor], JPEG_WITHIN),
  ),
  kind(
    'JPEG, progressive',
    'a.jpg',
    ['-quality', '92', '-interlace', 'JPEG', '-sampling-factor', '4:4:4'],
    JPEG_WITHIN,
  ),
  kind('JPEG, grey', 'a.jpg', [...GREY, '-quality', '92'], JPEG_WITHIN),
  kind('JPEG, grey, progressive', 'a.jpg', [...GREY, '-quality', '92', '-interlace', 'JPEG'], JPEG_WITHIN),
  kind('JPEG, one pixel wide', 'a.jpg', ['-crop', '1x43+7+0', '+repage', '-sampling-factor', '4:4:4'], JPEG_WITHIN),
];

const pngs: readonly Kind[] = [
  ...[1, 2, 4, 8].map((bits) =>
    kind(`PNG, grey, ${bits} bits`, 'PNG:a.png', pngFlags(0, bits, [...GREY, '-depth', `${bits}`])),
  ),
  ...[1, 2, 4, 8].map((bits) =>
    kind(`PNG, palette, ${bits} bits`, 'PNG:a.png', pngFlags(3, bits, ['-colors', `${2 ** bits}`])),
  ),
  kind('PNG, 8 bits', 'PNG24:a.png'),
  kind('PNG, 8 bits, alpha', 'PNG32:a.png', ['-alpha', 'set', '-channel', 'A', '-evaluate', 'set', '50%', '+channel']),
  kind('PNG, grey, alpha', 'PNG:a.png', pngFlags(4, 8, [...GREY, '-alpha', 'set'])),
  kind('PNG, 16 bits', 'PNG48:a.png', ['-depth', '16']),
  kind('PNG, grey, 16 bits', 'PNG:a.png', pngFlags(0, 16, [...GREY, '-depth', '16'])),
  kind('PNG, interlaced', 'PNG24:a.png', ['-interlace', 'PNG']),
  kind('PNG, palette, interlaced', 'PNG8:a.png', ['-interlace', 'PNG']),
  kind('PNG, one colour transparent', 'PNG8:a.png', ['-transparent', 'black']),
  kind('PNG, gamma 1', 'PNG24:a.png', ['-set', 'gamma', '1.0']),
];

const TIFF_CODINGS = ['None', 'LZW', 'Zip', 'RLE'];
const tiffs: readonly Kind[] = [
  ...TIFF_CODINGS.flatMap((coding) => [
    kind(`TIFF, ${coding}`, 'a.tif', ['-compress', coding]),
    kind(`TIFF, ${coding}, grey`, 'a.tif', [...GREY, '-compress', coding]),
    kind(`TIFF, ${coding}, tiles`, 'a.tif', ['-compress', coding, '-define', 'tiff:tile-geometry=32x32']),
    kind(`TIFF, ${coding}, 16 bits`, 'a.tif', ['-depth', '16', '-compress', coding]),
  ]),
  kind('TIFF, big endian', 'a.tif', ['-define', 'tiff:endian=msb']),
  kind('TIFF, big endian, 16 bits', 'a.tif', ['-depth', '16', '-define', 'tiff:endian=msb']),
  kind('TIFF, a plane for each colour', 'a.tif', ['-interlace', 'Plane'], 0, 'magick'),
  kind('TIFF, BigTIFF', 'TIFF64:a.tif', [], 0, 'magick'),
  kind('TIFF, grey, 16 bits', 'a.tif', [...GREY, '-depth', '16']),
  kind('TIFF, grey, 4 bits', 'a.tif', [...GREY, '-depth', '4'], 0, 'magick'),
  kind('TIFF, black and white', 'a.tif', ['-type', 'Bilevel']),
  kind('TIFF, black and white, fax', 'a.tif', ['-type', 'Bilevel', '-compress', 'Group4']),
  kind('TIFF, white is zero', 'a.tif', [...GREY, '-define', 'quantum:polarity=min-is-white']),
  kind('TIFF, palette', 'a.tif', ['-type', 'Palette'], 1),
  kind('TIFF, alpha', 'a.tif', ['-alpha', 'set']),
  kind('TIFF, one row in a strip', 'a.tif', ['-define', 'tiff:rows-per-strip=1']),
  kind('TIFF, JPEG within', 'a.tif', ['-compress', 'JPEG', '-quality', '92'], 60, 'magick'),
];

const others: readonly Kind[] = [
  kind('WebP, lossless', 'a.webp', ['-define', 'webp:lossless=true']),
  kind('WebP', 'a.webp', ['-quality', '90'], 1),
  kind('WebP, alpha', 'a.webp', ['-alpha', 'set', '-define', 'webp:lossless=true']),
  kind('GIF', 'a.gif'),
  kind('GIF, interlaced', 'a.gif', ['-interlace', 'GIF']),
  kind('GIF, two colours', 'a.gif', ['-colors', '2']),
  kind('AVIF', 'a.avif', ['-quality', '90'], 16, 'magick'),
];

const bitmaps: readonly Kind[] = [
  kind('BMP, 24 bits', 'BMP3:a.bmp', ['-type', 'TrueColor']),
  kind('BMP, OS/2, 24 bits', 'BMP2:a.bmp', ['-type', 'TrueColor']),
  kind('BMP, header of version 5', 'BMP:a.bmp', ['-type', 'TrueColor']),
  kind('BMP, 32 bits with masks', 'BMP:a.bmp', ['-alpha', 'set'], 0, 'magick'),
  kind('BMP, 16 bits 5-6-5', 'BMP:a.bmp', ['-type', 'TrueColor', '-define', 'bmp:subtype=RGB565'], 1),
  kind('BMP, 16 bits 5-5-5', 'BMP:a.bmp', ['-type', 'TrueColor', '-define', 'bmp:subtype=RGB555'], 1),
  kind('BMP, 8 bits', 'BMP3:a.bmp', ['-colors', '256', '-type', 'Palette', '-compress', 'None']),
  kind('BMP, 8 bits grey', 'BMP3:a.bmp', [...GREY, '-compress', 'None']),
  kind(
    'BMP, 8 bits, run-length coded',
    'BMP3:a.bmp',
    ['-colors', '256', '-type', 'Palette', '-compress', 'RLE'],
    0,
    'magick',
  ),
  kind('BMP, 4 bits', 'BMP3:a.bmp', ['-colors', '16', '-type', 'Palette', '-compress', 'None']),
  kind('BMP, 1 bit', 'BMP3:a.bmp', ['-type', 'Bilevel', '-compress', 'None']),
  kind('BMP, OS/2, 8 bits', 'BMP2:a.bmp', ['-colors', '256', '-type', 'Palette']),
];

/** Every format, depth and layout that the station reads and ImageMagick can write. */
export const KINDS: readonly Kind[] = [...jpegs, ...pngs, ...tiffs, ...others, ...bitmaps];

function pngFlags(colourType: number, bits: number, flags: readonly string[]): readonly string[] {
  return [...flags, '-define', `png:color-type=${colourType}`, '-define', `png:bit-depth=${bits}`];
}
