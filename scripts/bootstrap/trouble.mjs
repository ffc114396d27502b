/**
 * Why the bootstrap cannot go on.
 * @typedef {{ readonly what: string, readonly mend: string }} Trouble `what` is missing, in a sentence; the one command that mends it.
 */

/**
 * @template T
 * @typedef {{ readonly ok: true, readonly value: T } | { readonly ok: false, readonly trouble: Trouble }} Outcome
 */

/**
 * Ends the process and says what is missing and how to mend it.
 * @param {Trouble} trouble
 * @returns {never}
 */
export function giveUp(trouble) {
  console.error(`\n${trouble.what}\nTo mend it:\n\n    ${trouble.mend}\n`);
  process.exit(1);
}
