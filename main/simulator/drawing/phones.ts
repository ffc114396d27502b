/** Colour as sRGB levels, 0 to 255. */
export type Rgb = readonly [number, number, number];

export type Cutout = 'punch' | 'notch' | 'drop' | 'pill' | 'forehead' | 'twin';

/** A phone seen from its front; lengths in millimetres. */
export type PhoneModel = Readonly<{
  name: string;
  width: number;
  height: number;
  cornerRadius: number;
  /** Width of the metal or plastic frame around the glass. */
  frame: number;
  /** Width over which the glass curves down to the frame. */
  curve: number;
  bezel: Readonly<{ side: number; top: number; bottom: number }>;
  displayRadius: number;
  cutout: Cutout;
  /** Colours of the print under the glass, around the display. */
  fronts: readonly [Rgb, ...Rgb[]];
  frames: readonly [Rgb, ...Rgb[]];
}>;

const black: Rgb = [17, 17, 19];
const white: Rgb = [214, 215, 212];
const night: Rgb = [20, 24, 38];
const graphite: Rgb = [82, 82, 86];
const silver: Rgb = [186, 188, 191];
const gold: Rgb = [196, 170, 134];
const rose: Rgb = [196, 156, 150];
const blue: Rgb = [62, 84, 118];
const green: Rgb = [84, 104, 90];
const red: Rgb = [150, 40, 44];

export const PHONE_MODELS: readonly [PhoneModel, ...PhoneModel[]] = [
  {
    name: 'Aster',
    width: 71.5,
    height: 147,
    cornerRadius: 10.5,
    frame: 1.3,
    curve: 1.1,
    displayRadius: 8.6,
    bezel: { side: 2.1, top: 2.2, bottom: 2.8 },
    cutout: 'punch',
    fronts: [black, night],
    frames: [graphite, silver, gold, green],
  },
  {
    name: 'Boreal',
    width: 70.9,
    height: 143.6,
    cornerRadius: 11.5,
    frame: 1.5,
    curve: 1.6,
    displayRadius: 8.2,
    bezel: { side: 3.3, top: 3.3, bottom: 3.3 },
    cutout: 'notch',
    fronts: [black],
    frames: [silver, graphite, blue, red],
  },
  {
    name: 'Corvo',
    width: 75.2,
    height: 156,
    cornerRadius: 8.2,
    frame: 0.9,
    curve: 2.0,
    displayRadius: 6,
    bezel: { side: 2.4, top: 2.9, bottom: 5.6 },
    cutout: 'drop',
    fronts: [black, night],
    frames: [graphite, blue, rose],
  },
  {
    name: 'Dune',
    width: 67.1,
    height: 138.4,
    cornerRadius: 9.6,
    frame: 1.0,
    curve: 1.5,
    displayRadius: 0.6,
    bezel: { side: 3.6, top: 16.4, bottom: 16.4 },
    cutout: 'forehead',
    fronts: [white, black],
    frames: [silver, gold, rose, graphite],
  },
  {
    name: 'Ember',
    width: 77.6,
    height: 160.5,
    cornerRadius: 5.4,
    frame: 1.8,
    curve: 0.8,
    displayRadius: 3.4,
    bezel: { side: 1.9, top: 2.0, bottom: 2.2 },
    cutout: 'pill',
    fronts: [black],
    frames: [graphite, silver, gold, green, blue],
  },
];

/** Appears only as concept drift: no shipped model was trained on it. */
export const NEW_PHONE_MODEL: PhoneModel = {
  name: 'Fjord',
  width: 83,
  height: 133,
  cornerRadius: 13.5,
  frame: 2.4,
  curve: 2.6,
  displayRadius: 9,
  bezel: { side: 5.2, top: 8.5, bottom: 5.2 },
  cutout: 'twin',
  fronts: [
    [34, 52, 54],
    [66, 28, 34],
  ],
  frames: [rose, silver],
};
