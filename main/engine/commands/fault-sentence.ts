import { conflictClauses } from '../../../preload/contract/faults/conflict.ts';
import { lineFolderTroubles } from '../../../preload/contract/faults/line-folder.ts';
import { filled } from '../../../preload/contract/faults/placeholders.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { ModelUse, PromotionObjection } from '../../../preload/contract/models/model-objection.ts';
import { answersWanted } from './answers-wanted.ts';

const TROUBLES = {
  failed: 'failed',
  hung: 'hung and was stopped',
  'ate-memory': 'used too much memory',
  aborted: 'crashed its process',
} as const;

/** A fault as an English sentence for the command line and the log. */
export function faultSentence(fault: Fault): string {
  switch (fault.code) {
    case 'bad-request':
      return `This cannot be used: ${fault.issues.join('; ')}.`;
    case 'forbidden':
      return `Your role does not allow this: ${fault.operation}.`;
    case 'signed-out':
      return 'Nobody is signed in.';
    case 'pin-wrong':
      return `Wrong PIN; attempts left: ${fault.triesLeft}.`;
    case 'pin-locked':
      return `Too many wrong PINs: wait ${Math.ceil(fault.waitMs / 1000)} s.`;
    case 'engine-down':
      return 'The engine is not running.';
    case 'engine-timeout':
      return `The engine did not answer ${fault.operation} within ${fault.waitedMs} ms.`;
    case 'internal':
      return `Internal error: ${fault.message}`;
    case 'not-found':
      return `Not found: ${fault.what}`;
    case 'conflict':
      return `This cannot be done right now: ${filled(conflictClauses[fault.why], { detail: fault.detail })}.`;
    case 'folder-unusable':
    case 'store-unusable':
      return `${fault.path} cannot be used: ${fault.reason}`;
    case 'clock-set':
      return `This computer’s clock was set ${fault.byMs < 0 ? 'back' : 'forward'} by ${Math.round(Math.abs(fault.byMs) / 1000)} s.`;
    case 'disk-full':
      return `The disk is full: ${fault.path}`;
    case 'record-unreadable':
      return `A record of the station is damaged: ${fault.what} (${fault.reason})`;
    case 'record-unwritable':
      return `The result for this image cannot be recorded: ${fault.reason}`;
    case 'line-told':
      return `The line was told ${fault.state.toUpperCase()} at ${new Date(fault.at).toISOString()}, ${fault.since === 'timeout' ? 'because nobody had answered' : 'since you looked'}.`;
    case 'line-folder':
      return `No message is written into ${fault.path}: ${filled(lineFolderTroubles[fault.why], { detail: fault.detail })}.`;
    case 'image-unreadable':
      return `The image cannot be read: ${fault.reason}`;
    case 'image-too-large':
      return `The image has ${fault.width} × ${fault.height} pixels; the limit is ${fault.maxPixels} in total.`;
    case 'picture-repeated':
      return `The camera sent the same image again, first seen as ${fault.firstFile}.`;
    case 'name-damaged':
      return `The file name has lost some characters, so the part cannot be identified: ${fault.name}`;
    case 'picture-unfit':
      return `The image is ${fault.trouble.replace('-', ' ')} to judge a part: ${fault.measured.toFixed(2)}, limit ${fault.limit}.`;
    case 'picture-bits':
      return fault.usedBits === null
        ? `Nearly all of the image's 16-bit values fit in ${fault.bits} bits. Set how many bits the camera uses: --bits, or Settings, Lanes.`
        : `The image needs ${fault.bits} bits, but its lane is set to ${fault.usedBits}.`;
    case 'picture-unusual':
      return `The image differs from what is usual on its lane: ${fault.sign} ${fault.measured.toFixed(2)}, usually ${fault.usual.toFixed(2)}.`;
    case 'file-vanished':
      return 'The file does not exist.';
    case 'file-forbidden':
      return `The file cannot be opened: ${fault.reason}`;
    case 'model-missing':
      return 'The model is not loaded.';
    case 'model-refused':
      return fault.reason;
    case 'model-needs-answers':
      return answersWanted(fault);
    case 'model-mismatch':
      return `The model file has changed since it was imported; its SHA-256 is now ${fault.foundSha256}.`;
    case 'model-in-use':
      return `The model cannot be removed: ${fault.uses.map(useSentence).join('; ')}.`;
    case 'model-barred':
      return `This recipe’s model is not allowed to judge parts. ${fault.objections.map(objectionSentence).join(' ')}`;
    case 'promotion-refused':
      return fault.objections.map(objectionSentence).join(' ');
    case 'update-refused':
    case 'updating':
      return 'The engine does not install versions of Lupa.';
    case 'detector-failed':
      return `The model failed on this image: ${fault.reason}`;
    case 'model-troubled':
      return `The model ${TROUBLES[fault.trouble]} (${fault.detail}).`;
    case 'golden-set-unreadable':
      return `Only ${fault.readable} of ${fault.of} golden set images can be read: ${fault.names.join(', ')}.`;
    default:
      return fault satisfies never;
  }
}

function useSentence(use: ModelUse): string {
  switch (use.kind) {
    case 'champion':
      return `it is the champion of ${use.recipeName}`;
    case 'shadow':
      return `it is running in shadow for ${use.recipeName}`;
    case 'former-champion':
      return `an earlier version of ${use.recipeName} uses it`;
    case 'shadow-parts':
      return `its shadow results on ${use.count} parts must stay traceable`;
    case 'gate-runs':
      return `${use.count} gate runs are on record for it`;
    case 'replays':
      return `its results from ${use.count} replays must stay traceable`;
    case 'parts':
      return `the ${use.count} parts it judged must stay traceable`;
    default:
      return use satisfies never;
  }
}

/** What speaks against a model as champion, as an English sentence. */
export function objectionSentence(objection: PromotionObjection): string {
  switch (objection.code) {
    case 'class-order':
      return `The class order differs from the recipe: the recipe has ${objection.recipe.join(', ')}, the model ${objection.model.join(', ')}.`;
    case 'classes-missing':
      return `The model cannot find these classes of the recipe: ${objection.classNames.join(', ')}. Choose a model that can, or create a new recipe for it.`;
    case 'classes-new':
      return `Not in the recipe: ${objection.classNames.join(', ')}. The recipe’s limits for other classes apply to them.`;
    case 'gate-not-run':
      return 'The gate has not been run for this model with the current golden set.';
    case 'gate-must-run':
      return 'The gate has mandatory rules: run it for this model first. Until then people decide: manual, shadow or assist.';
    case 'gate-failed':
      return `The model failed ${objection.rules} gate rules.`;
    case 'gate-must-failed':
      return `The model failed ${objection.rules} mandatory gate rules.`;
    case 'retired':
      return 'The model is retired: reinstate it first.';
    default:
      return objection satisfies never;
  }
}
