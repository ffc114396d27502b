import type { UsedBits } from '../../preload/contract/station/lane.ts';

/** One kind of file: who makes it and how, who else reads it, and how far samples may differ. */
export type Kind = Readonly<{
  name: string;
  /** By ImageMagick with flags, or by Pillow with a statement that saves `im` as the file `to`. */
  made: Readonly<{ flags: readonly string[] }> | Readonly<{ statement: string }>;
  /** With the format before a colon, as ImageMagick wants it. */
  to: string;
  by: 'pillow' | 'magick';
  /** Most that a sample may differ by; 0 unless the decoders round in their own ways. */
  within: number;
  /** What a person has said of how many bits are used. */
  usedBits?: UsedBits;
  /** That it is refused, and with which code or damage: no two programs show such a file alike. */
  refused?: string;
}>;

const kind = (
  name: string,
  to: string,
  flags: readonly string[] = [],
  within = 0,
  by: Kind['by'] = 'pillow',
): Kind => ({
  name,
  made: { flags },
  to,
  by,
  within,
});

const byPillow = (name: string, to: string, statement: string, more: Partial<Kind> = {}): Kind => ({
  name,
  made: { statement },
  to,
  by: 'pillow',
  within: 0,
  ...more,
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

const TURNED = [1, 2, 3, 4, 5, 6, 7, 8];
/** EXIF says of a picture how the camera was held. */
const turned: readonly Kind[] = [
  ...TURNED.map((way) =>
    byPillow(`TIFF, orientation ${way}`, 'a.tif', `im.save(to, tiffinfo={274: ${way}})`, { by: 'magick' }),
  ),
  ...TURNED.map((way) => byPillow(`PNG, EXIF orientation ${way}`, 'a.png', `im.save(to, exif=${exif(way)})`)),
  ...TURNED.map((way) =>
    byPillow(`WebP, EXIF orientation ${way}`, 'a.webp', `im.save(to, lossless=True, exif=${exif(way)})`),
  ),
  ...TURNED.map((way) =>
    byPillow(`JPEG, EXIF orientation ${way}`, 'a.jpg', `im.save(to, quality=95, subsampling=0, exif=${exif(way)})`, {
      within: JPEG_WITHIN,
    }),
  ),
];

/** Puts the mark of YCCK into a JPEG of four colours as Pillow writes it. */
const AS_YCCK = `im.convert('CMYK').save(to); b = bytearray(open(to, 'rb').read()); b[b.index(b'Adobe') + 11] = 2; open(to, 'wb').write(b)`;
const GREY_16 = 'a = numpy.asarray(im.convert("L")).astype("uint16")';

/** What cameras and their programs write now and then. */
const rare: readonly Kind[] = [
  byPillow('JPEG, colours of print (CMYK)', 'a.jpg', `im.convert('CMYK').save(to)`, { refused: 'colours' }),
  byPillow('JPEG, colours of print (YCCK)', 'a.jpg', AS_YCCK, { refused: 'colours' }),
  byPillow(
    'JPEG, colour profile',
    'a.jpg',
    `im.save(to, quality=95, subsampling=0, icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile('XYZ')).tobytes())`,
    { within: JPEG_WITHIN },
  ),
  byPillow('JPEG, optimised tables', 'a.jpg', 'im.save(to, quality=95, subsampling=0, optimize=True)', {
    within: JPEG_WITHIN,
  }),
  kind('GIF, one colour transparent', 'a.gif', ['-transparent', 'black']),
  byPillow('PNG, 1 bit by Pillow', 'a.png', `im.convert('1').save(to)`),
  byPillow('TIFF, 1 bit by Pillow', 'a.tif', `im.convert('1').save(to)`),
  byPillow('TIFF, grey by Pillow', 'a.tif', `im.convert('L').save(to)`),
  byPillow('TIFF, palette by Pillow', 'a.tif', `im.convert('P').save(to)`),
  byPillow('TIFF, colours of print (CMYK)', 'a.tif', `im.convert('CMYK').save(to)`, { refused: 'colours' }),
  byPillow('TIFF, L*a*b*', 'a.tif', `im.convert('LAB').save(to)`, { refused: 'damaged' }),
  ...[10, 12, 14]
    .flatMap((bits) => [
      byPillow(`TIFF, ${bits} of 16 bits used`, 'a.tif', `${GREY_16} << ${bits - 8}; Image.fromarray(a).save(to)`, {
        usedBits: bits as UsedBits,
      }),
      byPillow(
        `TIFF, ${bits} of 16 bits, nobody has said so`,
        'a.tif',
        `${GREY_16} << ${bits - 8}; Image.fromarray(a).save(to)`,
        {
          refused: 'picture-bits',
        },
      ),
      kind(`TIFF, ${bits} bits packed`, 'a.tif', [...GREY, '-depth', `${bits}`]),
    ])
    .map((one) => (one.name.endsWith('packed') ? { ...one, refused: 'damaged' } : one)),
];

/** Every format, depth and layout that the station reads, and those that it refuses. */
export const KINDS: readonly Kind[] = [...jpegs, ...pngs, ...tiffs, ...others, ...bitmaps, ...turned, ...rare];

/** Python for EXIF that holds nothing but an orientation. */
function exif(orientation: number): string {
  return `b'Exif\\0\\0MM\\0*\\0\\0\\0\\x08\\0\\x01\\x01\\x12\\0\\x03\\0\\0\\0\\x01\\0\\x0${orientation}\\0\\0\\0\\0\\0\\0'`;
}

function pngFlags(colourType: number, bits: number, flags: readonly string[]): readonly string[] {
  return [...flags, '-define', `png:color-type=${colourType}`, '-define', `png:bit-depth=${bits}`];
}
