import { conflictClauses } from '../../../preload/contract/conflict.ts';
import { detectorFailures } from '../../../preload/contract/detector-failure.ts';
import { entryTroubles } from '../../../preload/contract/entry-trouble.ts';
import { folderTroubles } from '../../../preload/contract/folder-trouble.ts';
import { lineFolderTroubles } from '../../../preload/contract/line-folder.ts';
import { missingThings } from '../../../preload/contract/missing-thing.ts';
import type { ModelWarning, OutputLayout, PixelConvention } from '../../../preload/contract/model.ts';
import { refusalSentences } from '../../../preload/contract/model-refusal.ts';
import type { Fault, FaultCode } from '../../../preload/contract/result.ts';
import { storeTroubles } from '../../../preload/contract/store-trouble.ts';
import type { systemCodes } from '../../ui/system-reason.ts';
import { reasons } from './reasons.ts';

type PictureTrouble = Extract<Fault, { code: 'picture-unfit' }>['trouble'];
type PictureDamage = NonNullable<Extract<Fault, { code: 'image-unreadable' }>['damage']>;
type ModelTrouble = Extract<Fault, { code: 'model-troubled' }>['trouble'];
type Question = Extract<Fault, { code: 'model-needs-answers' }>['questions'][number];

/** Sentences whose gaps are filled by their names, not checked here by the type of each: they come in a fault. */
type Keyed<Sentences> = Readonly<Record<keyof Sentences, string>>;

/** What happened and what to do about it, for every fault and reason there is. */
export const faults = {
  fault: {
    'bad-request': 'What was entered cannot be used: {{issues}}. Correct it and try again.',
    forbidden: 'Your role may not do this. Ask a quality engineer to sign in.',
    'signed-out': 'Nobody is signed in at this window any more. Sign in and try again.',
    'pin-wrong': 'That PIN is wrong. Tries left before a wait: {{triesLeft}}.',
    'pin-locked': 'Too many wrong PINs. This person can try again in {{wait}}.',
    'engine-down': 'The inspection engine is not running. It is restarted by itself; try again in a moment.',
    'engine-timeout':
      'The inspection engine did not answer within {{waited}}. Try again; if it stays like this, restart the station.',
    internal: 'Something went wrong inside Lupa that should not. It has been logged: {{message}}',
    'not-found': 'This no longer exists: {{what}}.',
    conflict: 'This cannot be done as things are: {{reason}}.',
    'folder-unusable': 'The folder {{path}} cannot be used: {{reason}}.',
    'store-unusable': 'The station’s database in {{path}} cannot be opened: {{reason}}.',
    'clock-set':
      'The clock of this computer was put {{direction}} by {{by}}. Holds, claims and waits go on as they were; times on record before and after do not fit together.',
    'disk-full': 'The disk that holds {{path}} is full. Make room; inspection goes on by itself.',
    'record-unreadable':
      'A record of the station is damaged and is not believed: {{what}} ({{reason}}). A part that it stands for is told to the line as ERROR. Have an engineer look at the station.',
    'record-unwritable':
      'What was found on this picture cannot be recorded: {{reason}}. The line was told ERROR. Check the model.',
    'line-told':
      'The line was told {{state}} at {{at}}, because nobody had looked. Give your answer again to tell it otherwise.',
    'line-folder':
      'The line is told nothing at the moment: its folder {{path}} is not written to, because {{reason}}. The messages wait, and none is left out.',
    'image-unreadable': 'The picture cannot be read: {{reason}}. Check the camera and its cable.',
    'image-too-large':
      'The picture has {{width}} × {{height}} pixels, more than the limit of {{limit}} megapixels. Raise the limit in Settings or set the camera lower.',
    'file-vanished': 'The file disappeared before it could be read. Check what else uses the camera folder.',
    'file-forbidden': 'The file may not be read: {{reason}}. Give the station the right to read the camera folder.',
    'name-damaged':
      'The name of the file, {{name}}, has lost some of its letters: nobody knows which part it names. Have the camera name its files in letters, digits and hyphens.',
    'picture-repeated':
      'The camera delivered the same picture again as for {{firstFile}}: it may be stuck. Check the camera; the line was told ERROR.',
    'picture-bits': '{{sentence}}',
    'picture-unusual':
      'The picture is not like those that are usual on this lane: {{sign}} ({{measured}}, usually {{usual}}). Check that there is a part, and camera, lens and lamp. If they or the part were changed on purpose, have the lane learn anew in Settings, Lanes.',
    'picture-unfit':
      'The picture is {{trouble}} to judge a part by ({{measured}}, limit {{limit}}). Check lamp, lens and exposure; the limits are in the recipe.',
    'model-missing': 'There is no model to inspect with. Choose one in the recipe.',
    'model-refused': 'This file cannot be used as a model. {{reason}}',
    'model-needs-answers': 'The file does not say everything about itself. Missing: {{questions}}.',
    'model-mismatch':
      'The model file has changed since it was imported (expected {{expected}}…, found {{found}}…). Import it again.',
    'model-in-use': 'The model has to stay: {{uses}}. Retire it instead if it is no longer to be chosen.',
    'promotion-refused': 'It cannot become champion like this. {{objections}}',
    'model-barred': 'The model of this recipe may not judge parts. {{objections}}',
    'update-refused': '{{sentence}}',
    updating: 'Lupa {{version}} is being installed. Lupa starts again by itself, and inspects from then on.',
    'detector-failed': 'The model failed on this picture: {{reason}}. The part goes to a person.',
    'model-troubled': '{{trouble}} ({{detail}}). The line was not touched by it.',
    'golden-set-unreadable':
      'Of {{of}} pictures of the golden set only {{readable}} can be read; too few to say how the model does. Take out or replace: {{names}}.',
  } satisfies Record<FaultCode, string>,
  /** What is in the way, as a clause. */
  conflict: conflictClauses,
  'folder-trouble': folderTroubles,
  /** Why the folder of the line is not written to, as a clause with what to do. */
  'line-folder-trouble': lineFolderTroubles as Keyed<typeof lineFolderTroubles>,
  /** Why the records cannot be opened, how a model failed, what is wrong with an entry: as clauses. */
  'store-trouble': storeTroubles as Keyed<typeof storeTroubles>,
  'detector-failure': detectorFailures as Keyed<typeof detectorFailures>,
  'entry-trouble': entryTroubles as Keyed<typeof entryTroubles>,
  /** What is not there. */
  'missing-thing': missingThings as Keyed<typeof missingThings>,
  /** A folder with which the system finds fault. */
  'clock-direction': { back: 'back', forward: 'forward' },
  'folder-out-of-reach': '{{reason}}. Check that it exists and may be read',
  /** What a file is that cannot be used as a model, or what it does. */
  refusal: refusalSentences as Keyed<typeof refusalSentences>,
  /** In two or three words, for charts and lists. */
  'fault-name': {
    'bad-request': 'Bad entry',
    forbidden: 'Not allowed',
    'signed-out': 'Signed out',
    'pin-wrong': 'Wrong PIN',
    'pin-locked': 'PIN locked',
    'engine-down': 'Engine down',
    'engine-timeout': 'Engine silent',
    internal: 'Internal',
    'not-found': 'Not found',
    conflict: 'Conflict',
    'folder-unusable': 'Folder unusable',
    'store-unusable': 'Database unusable',
    'clock-set': 'Clock was set',
    'disk-full': 'Disk full',
    'record-unreadable': 'Damaged record',
    'record-unwritable': 'Not recordable',
    'line-told': 'Line told already',
    'line-folder': 'Line folder unsafe',
    'image-unreadable': 'Unreadable picture',
    'image-too-large': 'Picture too large',
    'file-vanished': 'File vanished',
    'file-forbidden': 'File forbidden',
    'name-damaged': 'Name damaged',
    'picture-repeated': 'Picture repeated',
    'picture-bits': 'Bits unknown',
    'picture-unusual': 'Picture unusual',
    'picture-unfit': 'Picture unfit',
    'model-missing': 'No model',
    'model-refused': 'Model refused',
    'model-needs-answers': 'Model incomplete',
    'model-mismatch': 'Model changed',
    'model-in-use': 'Model in use',
    'promotion-refused': 'Promotion refused',
    'model-barred': 'Model barred',
    'update-refused': 'Update refused',
    updating: 'Update being installed',
    'detector-failed': 'Model failed',
    'model-troubled': 'Model in trouble',
    'golden-set-unreadable': 'Golden set unreadable',
  } satisfies Record<FaultCode, string>,
  reason: reasons,
  'fault-place': {
    lane: 'lane {{name}}',
    model: 'model {{name}}',
    challenger: 'challenger {{name}}',
    shot: 'picture {{name}}',
    record: 'record {{name}}',
    vision: 'vision workers',
    'line output': 'line output',
    'simulated line': 'simulated line',
    holds: 'holds',
    samples: 'figures of the station',
    previews: 'previews',
    shadow: 'shadow run',
    clock: 'clock',
  },
  /** What the system's codes mean, as the end of a sentence. */
  system: {
    ENOENT: 'it is not there',
    ENOTDIR: 'it is not a folder',
    EACCES: 'permission is denied',
    EPERM: 'permission is denied',
    EROFS: 'its disk is read-only',
    EIO: 'its disk reports an error',
    ESTALE: 'the share has gone away',
    EBUSY: 'something else is using it',
    ENOTCONN: 'the share is not connected',
    ETIMEDOUT: 'the share does not answer',
    EHOSTDOWN: 'the share’s computer is off',
    EHOSTUNREACH: 'the share’s computer cannot be reached',
  } satisfies Record<(typeof systemCodes)[number], string>,
  'picture-trouble': {
    'too-dark': 'too dark',
    'too-bright': 'too bright',
    'too-flat': 'too flat',
    'too-small': 'too small',
    'too-blurred': 'too blurred',
    'too-noisy': 'too noisy',
    'too-blank': 'too empty in one strip',
  } satisfies Record<PictureTrouble, string>,
  'bits-trouble': {
    unsettled:
      'Nearly all of its 16-bit values fit into {{bits}} bits and would look almost black. Say in Settings, Lanes, how many bits the camera fills.',
    exceeded:
      'The picture’s values need {{bits}} bits, but its lane says that the camera fills {{usedBits}}. Put it right in Settings, Lanes.',
  },
  'picture-damage': {
    empty: 'the file is empty',
    'cut-off': 'it ends too soon',
    unfinished: 'its rest is blank: the transfer stopped before its end, or the picture is black there',
    'unknown-format': 'this is no whole picture of a known format',
    damaged: 'it is damaged ({{reason}})',
    'several-pictures':
      'it holds several pictures, and only one could be judged; let the camera write one picture into each file',
    depth: 'its values are of a kind that is not read; let the camera write 8 or 16 bits without a sign',
  } satisfies Record<PictureDamage, string>,
  'model-trouble': {
    failed: 'The model failed',
    hung: 'The model hung and was ended',
    'ate-memory': 'The model took too much memory and was ended',
    aborted: 'Running the model ends its whole process',
  } satisfies Record<ModelTrouble, string>,
  'model-question': {
    classes: 'the names of the classes',
    layout: 'how the output is laid out',
    pixels: 'how the model wants its pixels',
    'input-size': 'the size of the input picture',
  } satisfies Record<Question, string>,
  'model-warning': {
    'scores-all-zero':
      'On every test picture all scores are 0: this model will never find anything. Often the export or the quantisation went wrong.',
    'answer-constant': 'The model gives the same answer whatever it is shown. Often the export went wrong.',
    'size-differs': 'The model runs at another input size than it declares. Lupa uses the one that runs.',
    'classes-differ': 'The number of class names differs from the number of classes in the output.',
  } satisfies Record<ModelWarning['code'], string>,
  layout: {
    v5: 'rows with objectness (YOLOv5, v7)',
    'v5-columns': 'columns with objectness (YOLOv5, v7, turned)',
    'v5-one-class': 'rows of one class, scored by objectness (YOLOv5, v7)',
    v8: 'columns (YOLOv8, v9, v11, v12)',
    'v8-rows': 'rows without objectness (YOLOv8, v9, v11, v12, turned)',
    'end-to-end': 'final boxes (YOLOv10, v26)',
    yolox: 'raw grid (YOLOX)',
    'yolov3-nms': 'boxes, scores and selection (YOLOv3)',
    'batched-rows': 'final boxes with a batch number (NMS inside)',
    'batched-score-class': 'final boxes with a batch number, score before class (YOLO-NAS)',
    'nms-outputs': 'boxes, scores and classes as separate outputs, with NMS inside',
    'dets-labels': 'final boxes, and their classes as another output (MMDeploy)',
    'boxes-and-scores': 'boxes and scores as two outputs (YOLOv4, YOLO-NAS, PP-YOLOE, DETR)',
  } satisfies Record<OutputLayout, string>,
  pixels: {
    'rgb-unit': 'RGB from 0 to 1, picture in the middle (most YOLO models)',
    'bgr-bytes': 'BGR from 0 to 255, picture in the top left corner (YOLOX)',
    'rgb-standard': 'RGB with ImageNet mean and deviation, picture stretched (PP-YOLOE, DETR)',
    'bgr-standard': 'BGR with ImageNet mean and deviation, picture in the top left corner (MMDetection)',
  } satisfies Record<PixelConvention, string>,
} as const;
