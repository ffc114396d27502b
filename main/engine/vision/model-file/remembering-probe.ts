import { createHash } from 'node:crypto';
import { ok } from '../../../../preload/contract/faults/result.ts';
import type { ModelAnswers } from '../../../../preload/contract/models/model.ts';
import { plainFileDigest } from '../../file-digest.ts';
import type { Examination } from '../profile/examine.ts';
import type { probeModel } from './probe.ts';
import { textsBeside } from './side-file.ts';

type Probe = typeof probeModel;

/**
 * `probe` that remembers its last result, because whoever takes a model in has just looked at it. It counts as the same with the same
 * content, the same answers and the same files of names beside it. Those are not parsed here: that is the probe's work, in
 * its own process. What was refused is examined again.
 */
export function rememberingProbe(probe: Probe): Probe {
  let last: { readonly question: string; readonly examination: Examination } | null = null;
  async function probeOnce(path: string, answers: ModelAnswers = {}, limits: Parameters<Probe>[2] = {}) {
    const names = await textsBeside(path);
    if (last !== null) {
      // The probe says what is wrong with a file that cannot be read.
      const digest = await plainFileDigest(path);
      const sha256 = digest?.toString('hex') ?? null;
      if (sha256 !== null && last.question === questionOf(sha256, answers, names)) return ok(last.examination);
    }
    const probed = await probe(path, answers, limits);
    if (probed.ok) {
      last = { question: questionOf(probed.value.profile.sha256, answers, names), examination: probed.value };
    }
    return probed;
  }
  return probeOnce;
}

function questionOf(sha256: string, answers: ModelAnswers, names: readonly (string | null)[]): string {
  return createHash('sha256')
    .update(JSON.stringify([sha256, answers, names]))
    .digest('hex');
}
