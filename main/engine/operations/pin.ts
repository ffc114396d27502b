import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Fault } from '../../../preload/contract/result.ts';
import { later, type Steady, steadyMs } from '../clock.ts';
import type { PinHash, PinState } from '../store/people.ts';

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** 16 MiB and about 40 ms of a core for a guess: more would not save four digits, and a sign-in must not slow the line. */
const COST = { N: 2 ** 14, r: 8, p: 1 };

/** Wrong PINs in a row before a person has to wait. */
const TRIES = 4;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 30 * 60_000;

/** A PIN as it may be kept. Runs outside the event loop. */
export async function hashPin(pin: string): Promise<PinHash> {
  const salt = randomBytes(SALT_BYTES);
  return { salt, hash: await derive(pin, salt) };
}

/** Compares in a time that says nothing about where they differ. */
export async function isPin(pin: string, kept: PinHash): Promise<boolean> {
  return timingSafeEqual(await derive(pin, kept.salt), kept.hash);
}

/** What is to be written down before a PIN is looked at, so that guesses side by side are all counted. */
export function countTry(state: Pick<PinState, 'wrongPins'>, now: Steady): Pick<PinState, 'wrongPins' | 'lockedUntil'> {
  const wrongPins = state.wrongPins + 1;
  return { wrongPins, lockedUntil: wrongPins % TRIES === 0 ? later(now, waitAfter(wrongPins)) : steadyMs(0) };
}

/** What a person who is counted at `state` is told after a wrong PIN. */
export function wrongPinFault(state: Pick<PinState, 'wrongPins' | 'lockedUntil'>, now: Steady): Fault {
  if (state.lockedUntil > now) return { code: 'pin-locked', waitMs: state.lockedUntil - now };
  return { code: 'pin-wrong', triesLeft: TRIES - (state.wrongPins % TRIES) };
}

/** Twice as long after every four wrong ones. */
function waitAfter(wrongPins: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrongPins / TRIES - 1));
}

function derive(pin: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_BYTES, COST, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
