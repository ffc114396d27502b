/** A key as a keyboard of some layout sends it. */
export type KeyStroke = { readonly key: string; readonly code: string; readonly shiftKey: boolean };

const TOP = 'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal';
const UPPER = 'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Backslash';
const HOME = 'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote';
const LOWER = 'KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash';
const PLACES = [TOP, UPPER, HOME, LOWER].flatMap((row) => row.split(' '));

/** What the keys print from top left to bottom right, without and with Shift; † is a dead key. From the layouts of xkeyboard-config. */
const PRINTED = {
  American: ["`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./", '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'],
  German: ['†1234567890ß†qwertzuiopü+#asdfghjklöäyxcvbnm,.-', '°!"§$%&/()=?†QWERTZUIOPÜ*\'ASDFGHJKLÖÄYXCVBNM;:_'],
  French: ['²&é"\'(-è_çà)=azertyuiop†$*qsdfghjklmùwxcvbn,;:!', '~1234567890°+AZERTYUIOP†£µQSDFGHJKLM%WXCVBN?./§'],
  Spanish: ["º1234567890'¡qwertyuiop†+çasdfghjklñ†zxcvbnm,.-", 'ª!"·$%&/()=?¿QWERTYUIOP†*ÇASDFGHJKLÑ†ZXCVBNM;:_'],
  Czech: [';+ěščřžýáíé=†qwertzuiopú)†asdfghjklů§yxcvbnm,.-', '†1234567890%†QWERTZUIOP/(\'ASDFGHJKL"!YXCVBNM?:_'],
  Russian: ['ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.', 'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,'],
} as const;

export type LayoutName = keyof typeof PRINTED;
export const layoutNames = Object.keys(PRINTED) as LayoutName[];

/** Every printing key of the keyboard, without and with Shift. */
export function strokesOf(name: LayoutName): readonly KeyStroke[] {
  return PRINTED[name].flatMap((printed, shift) => {
    const signs = printed.split('');
    if (signs.length !== PLACES.length) throw new Error(`${name} has ${signs.length} keys, not ${PLACES.length}`);
    return PLACES.map((code, at) => {
      const sign = signs[at] ?? '';
      return { code, key: sign === '†' ? 'Dead' : sign, shiftKey: shift === 1 };
    });
  });
}

/** What each key prints according to the browser, as in `getLayoutMap`. */
export function layoutMapOf(name: LayoutName): ReadonlyMap<string, string> {
  return new Map(
    strokesOf(name).flatMap(({ code, key, shiftKey }) => (shiftKey || key === 'Dead' ? [] : [[code, key]])),
  );
}
