import { conflictClauses } from '../../../preload/contract/conflict.ts';
import { filled } from '../../../preload/contract/gaps.ts';
import { lineFolderTroubles } from '../../../preload/contract/line-folder.ts';
import type { ModelUse, PromotionObjection } from '../../../preload/contract/model-objection.ts';
import type { Fault } from '../../../preload/contract/result.ts';
import { answersWanted } from './answers-wanted.ts';

const TROUBLES = {
  failed: 'failed',
  hung: 'did not answer',
  'ate-memory': 'took too much memory',
  aborted: 'ended its whole process',
} as const;

/** A fault as an English sentence for the command line and the log. */
export function faultSentence(fault: Fault): string {
  switch (fault.code) {
    case 'bad-request':
      return `The request is malformed: ${fault.issues.join('; ')}.`;
    case 'forbidden':
      return `Your role may not do this: ${fault.operation}.`;
    case 'signed-out':
      return 'Nobody is signed in.';
    case 'pin-wrong':
      return `Wrong PIN, ${fault.triesLeft} tries left.`;
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
      return filled(conflictClauses[fault.why], { detail: fault.detail });
    case 'folder-unusable':
    case 'store-unusable':
      return `${fault.path} cannot be used: ${fault.reason}`;
    case 'clock-set':
      return `The clock of this computer was put ${fault.byMs < 0 ? 'back' : 'forward'} by ${Math.round(Math.abs(fault.byMs) / 1000)} s.`;
    case 'disk-full':
      return `The disk is full: ${fault.path}`;
    case 'record-unreadable':
      return `A record of the station is damaged: ${fault.what} (${fault.reason})`;
    case 'record-unwritable':
      return `What was found on the picture cannot be recorded: ${fault.reason}`;
    case 'line-told':
      return `The line was told ${fault.state.toUpperCase()} at ${new Date(fault.at).toISOString()}, for nobody had answered.`;
    case 'line-folder':
      return `No message is written into ${fault.path}: ${filled(lineFolderTroubles[fault.why], { detail: fault.detail })}.`;
    case 'image-unreadable':
      return `The picture cannot be read: ${fault.reason}`;
    case 'image-too-large':
      return `The picture has ${fault.width} × ${fault.height} pixels; the limit is ${fault.maxPixels} in all.`;
    case 'picture-repeated':
      return `The camera sent the same picture again; it came first as ${fault.firstFile}.`;
    case 'name-damaged':
      return `The name of the file has lost some of its letters, and nobody knows which part it names: ${fault.name}`;
    case 'picture-unfit':
      return `The picture is ${fault.trouble.replace('-', ' ')} to judge a part by: ${fault.measured.toFixed(2)}, limit ${fault.limit}.`;
    case 'picture-bits':
      return fault.usedBits === null
        ? `The picture keeps 16 bits for each value, but nearly all of them fit into ${fault.bits}. Say how many bits the camera fills: --bits, or Settings, Lanes.`
        : `The picture's values need ${fault.bits} bits, but its lane says that the camera fills ${fault.usedBits}.`;
    case 'picture-unusual':
      return `The picture is not like those that are usual on its lane: ${fault.sign} ${fault.measured.toFixed(2)}, usually ${fault.usual.toFixed(2)}.`;
    case 'file-vanished':
      return 'The file is not there.';
    case 'file-forbidden':
      return `The file may not be read: ${fault.reason}`;
    case 'model-missing':
      return 'The model is not loaded.';
    case 'model-refused':
      return fault.reason;
    case 'model-needs-answers':
      return answersWanted(fault);
    case 'model-mismatch':
      return `The model file is not the one that was imported: its SHA-256 is ${fault.foundSha256}.`;
    case 'model-in-use':
      return `The model has to stay: ${fault.uses.map(useSentence).join('; ')}.`;
    case 'model-barred':
      return `The model of this recipe may not judge parts. ${fault.objections.map(objectionSentence).join(' ')}`;
    case 'promotion-refused':
      return fault.objections.map(objectionSentence).join(' ');
    case 'update-refused':
    case 'updating':
      return 'A version of Lupa is not for the engine to install.';
    case 'detector-failed':
      return `The model could not be run: ${fault.reason}`;
    case 'model-troubled':
      return `The model ${TROUBLES[fault.trouble]} (${fault.detail}).`;
    case 'golden-set-unreadable':
      return `Only ${fault.readable} of ${fault.of} golden pictures can be read: ${fault.names.join(', ')}.`;
    default:
      return fault satisfies never;
  }
}

function useSentence(use: ModelUse): string {
  switch (use.kind) {
    case 'champion':
      return `it is the champion of ${use.recipeName}`;
    case 'shadow':
      return `it runs in shadow for ${use.recipeName}`;
    case 'former-champion':
      return `a former version of ${use.recipeName} names it`;
    case 'shadow-parts':
      return `it has looked at ${use.count} parts in shadow`;
    case 'gate-runs':
      return `the gate has been run for it ${use.count} times`;
    case 'replays':
      return `it was run over stored parts ${use.count} times`;
    case 'parts':
      return `it has judged ${use.count} parts, which must stay traceable`;
    default:
      return use satisfies never;
  }
}

/** What speaks against a model as champion, as an English sentence. */
export function objectionSentence(objection: PromotionObjection): string {
  switch (objection.code) {
    case 'class-order':
      return `Class order differs from the recipe: the recipe has ${objection.recipe.join(', ')}, the model ${objection.model.join(', ')}.`;
    case 'classes-missing':
      return `The model cannot find what the recipe names: ${objection.classNames.join(', ')}. Choose one that can, or make a new recipe for it.`;
    case 'classes-new':
      return `The recipe does not name these classes of the model, so its limits for other defects hold: ${objection.classNames.join(', ')}.`;
    case 'gate-not-run':
      return 'The gate has not been run for this model and the golden set as it is now.';
    case 'gate-must-run':
      return 'The gate has rules that must hold: run it for this model first. Until then people decide: manual, shadow or assist.';
    case 'gate-failed':
      return `The model failed ${objection.rules} rules of the gate.`;
    case 'gate-must-failed':
      return `The model failed ${objection.rules} rules of the gate that must hold.`;
    case 'retired':
      return 'The model is retired: put it back into service first.';
    default:
      return objection satisfies never;
  }
}
