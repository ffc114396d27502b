import type { FaultWords } from '../fault-words.ts';

/** What happened and what to do about it; `{{why}}` is the case of the fault. */
export const sentences: FaultWords['sentences'] = {
  'bad-request': 'This entry cannot be used: {{why}}. Correct it and try again.',
  forbidden: 'Your role does not allow this. Ask a quality engineer to sign in.',
  'signed-out': 'Nobody is signed in at this window any more. Sign in and try again.',
  'pin-wrong': 'Wrong PIN. Attempts left before a wait: {{triesLeft}}.',
  'pin-locked': 'Too many wrong PINs. This person can try again in {{wait}}.',
  'engine-down': 'The inspection engine is not running. It restarts automatically; try again in a moment.',
  'engine-timeout':
    'The inspection engine did not answer within {{waited}}. Try again; if the problem persists, restart the station.',
  internal: 'An internal error occurred in Lupa and was logged: {{message}}',
  'not-found': 'Not found: {{why}}.',
  conflict: 'This cannot be done right now: {{why}}.',
  'folder-unusable': 'Cannot use {{path}}: {{why}}.',
  'store-unusable': 'The station’s database in {{path}} cannot be opened: {{why}}.',
  'clock-set':
    'This computer’s clock was set {{direction}} by {{by}}. Holds, claims and waits are not affected; times recorded before and after the change do not line up.',
  'disk-full': 'The disk that holds {{path}} is full. Free up space; inspection resumes automatically.',
  'record-unreadable':
    'A station record is damaged and is not trusted: {{what}} ({{complaint}}). If it belongs to a part, the line is told ERROR. Ask an engineer to check the station.',
  'record-unwritable':
    'The result for this image cannot be recorded: {{complaint}}. The line was told ERROR. Check the model.',
  'line-told': 'The line was already told {{state}} at {{at}}, {{why}}. Answer again to change it.',
  'line-folder':
    'No messages are reaching the line: nothing is written to its folder {{path}}, because {{why}}. Messages are queued; none is lost.',
  'image-unreadable': 'The image cannot be read: {{why}}. Check the camera and its cable.',
  'image-too-large':
    'The image is {{width}} × {{height}} pixels, above the limit of {{limit}} megapixels. Raise the limit in Settings or lower the camera’s resolution.',
  'file-vanished':
    'The file disappeared before it could be read. Check whether another program uses the camera folder.',
  'file-forbidden': 'The file cannot be opened: {{complaint}}. Give the station permission to read the camera folder.',
  'name-damaged':
    'The file name {{name}} has lost some characters, so the part cannot be identified. Set the camera to name files with letters, digits and hyphens only.',
  'picture-repeated':
    'The camera sent the same image as for {{firstFile}}: it may be frozen. Check the camera; the line was told ERROR.',
  'picture-bits': '{{sentence}}',
  'picture-unusual':
    'This image differs from what is usual on this lane: {{sign}} ({{measured}}, usually {{usual}}). Check that a part is present, and check camera, lens and lighting. If the change was intended, choose Relearn in Settings, Lanes.',
  'picture-unfit':
    'The image is {{why}} to judge a part ({{measured}}, limit {{limit}}). Check lighting, lens and exposure; the limits are in the recipe.',
  'model-missing': 'There is no model to inspect with. Choose one in the recipe.',
  'model-file-unreadable':
    'The model’s file is missing or cannot be read: {{path}}. Put it back; the station then goes on by itself.',
  'model-refused': 'This file cannot be used as a model. {{why}}',
  'model-needs-answers': 'The file does not specify everything Lupa needs. Missing: {{questions}}.',
  'model-mismatch':
    'The model file has changed since it was imported (expected {{expected}}…, found {{found}}…). Import it again.',
  'model-in-use': 'The model cannot be removed: {{uses}}. Retire it if it should no longer be chosen.',
  'promotion-refused': 'This model cannot become champion. {{objections}}',
  'model-barred': 'This recipe’s model is not allowed to judge parts. {{objections}}',
  'update-refused': '{{why}}',
  updating: 'Lupa {{version}} is being installed. Lupa restarts automatically and then resumes inspecting.',
  'detector-failed': 'The model failed on this image: {{why}}. The part goes to a person.',
  'model-rolled-back':
    'The model was rolled back, or its roll-out cannot be read, and no other model has taken over yet. People decide until one is champion: see Models.',
  'model-troubled': '{{why}}. The line was not affected.',
  'golden-set-unreadable':
    'Only {{readable}} of {{of}} golden set images can be read, too few to assess the model. Remove or replace: {{names}}.',
};
