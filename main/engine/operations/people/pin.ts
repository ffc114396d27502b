import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Fault } from '../../../../preload/contract/faults/result.ts';
import { createSerial } from '../../../serial.ts';
import { later, type Steady, steadyMs } from '../../clock.ts';
import type { PinHash, PinTries } from '../../store/set-up/people.ts';

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** 64 MiB and some 200 ms of a core for a guess: all PINs of six digits take days, and only the hash stands in the way. */
export const PIN_COST = 16;
const BLOCK = 8;

/** Wrong PINs in a row before a person has to wait. */
const TRIES = 4;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 30 * 60_000;

const inTurn = createSerial();

/** A PIN in the form it is stored in. Runs outside the event loop, one at a time: parallel guesses take neither cores nor memory from the line. */
export async function hashPin(pin: string): Promise<PinHash> {
  const salt = randomBytes(SALT_BYTES);
  return { salt, hash: await inTurn(() => derive(pin, salt, PIN_COST)), cost: PIN_COST };
}

/** Compares in a time that says nothing about where they differ. */
export async function isPin(pin: string, kept: PinHash): Promise<boolean> {
  return timingSafeEqual(await inTurn(() => derive(pin, kept.salt, kept.cost)), kept.hash);
}

/** What to store before a PIN is checked, so that parallel guesses are all counted. */
export function countTry(state: Pick<PinTries, 'wrongPins'>, now: Steady): PinTries {
  const wrongPins = state.wrongPins + 1;
  return { wrongPins, lockedUntil: wrongPins % TRIES === 0 ? later(now, waitAfter(wrongPins)) : steadyMs(0) };
}

/** What a person counted at `state` is told after a wrong PIN. */
export function wrongPinFault(state: PinTries, now: Steady): Fault {
  if (state.lockedUntil > now) return { code: 'pin-locked', waitMs: state.lockedUntil - now };
  return { code: 'pin-wrong', triesLeft: TRIES - (state.wrongPins % TRIES) };
}

/** Twice as long after every four wrong ones. */
function waitAfter(wrongPins: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrongPins / TRIES - 1));
}

function derive(pin: string, salt: Uint8Array, cost: number): Promise<Buffer> {
  const options = { N: 2 ** cost, r: BLOCK, p: 1, maxmem: 2 * 128 * BLOCK * 2 ** cost };
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_BYTES, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
