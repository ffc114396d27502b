import { z } from 'zod';
import type { Whole } from './placeholders.ts';

/**
 * Why something cannot be done right now, each as an English clause; `{{detail}}` names what blocks it.
 * The page says it in its own language by the key; the English stands here because the command line and the log say it too.
 */
export const conflictClauses = {
  // the station
  'lane-name-taken': 'there is already a lane called {{detail}}',
  'folder-watched': 'the lane {{detail}} already watches this folder',
  'folder-moved-to': 'the lane {{detail}} moves its files to this folder',
  'within-watched': 'the lane {{detail}} watches a folder around this one, with its subfolders',
  'holds-watched': 'the lane {{detail}} watches a folder inside this one',
  'recipe-name-taken': 'there is already a recipe called {{detail}}',
  'recipe-ambiguous': 'there are several recipes ({{detail}}): choose one with --recipe',
  'recipe-changed': 'somebody else has changed this recipe in the meantime',
  'model-wanted': 'without a model people decide: choose a model, or the level Manual',
  'model-mute':
    'this model gave the same answer for every image it was tried on, so it must not decide by itself: choose Manual, Shadow or Assist',
  'updates-busy': 'an update is being checked for, downloaded or installed',
  // people
  'first-person-known': 'somebody is already registered',
  'person-name-taken': 'there is already somebody called {{detail}}',
  'last-engineer': 'nobody would be left who can change the station',
  // models
  'model-registered': 'this file is already registered, as {{detail}}',
  'model-name-taken': 'there is another file called {{detail}}: give this one a different version',
  'champion-already': '{{detail}} is already the champion',
  'no-champion-before': 'this recipe has had no other champion to go back to',
  'champion-in-shadow': 'the champion cannot run in shadow of itself',
  'shadow-running': 'this model is already running in shadow',
  'shadow-not-running': 'this model is not running in shadow',
  'model-retired': 'this model is retired: reinstate it first',
  'gate-running': 'the gate is running for this model',
  'gate-running-elsewhere': 'the gate is running for another model',
  'nothing-inspected': 'no part was inspected in this period',
  'replay-ended': 'this replay has already ended',
  // parts and what people say of them
  'part-not-held': 'this window no longer holds the part',
  'part-taken': 'somebody else has this part',
  'part-answered': 'this part has already been answered',
  'part-unanswered': 'this part is still waiting for its first answer',
  'signed-in-since': 'somebody else has signed in at this window since',
  'answer-unused': 'the recipe {{detail}} does not use this answer',
  'picture-brought': 'this image was imported as a challenge: there is no part behind it',
  'picture-unread': 'the image of this part cannot be read, so nobody can have seen that it is good',
  'no-picture': 'there is no image of this part to show',
  'not-agreed': 'no answer has been agreed for this part yet',
  'dispute-settled': 'this disagreement has already been settled',
  'study-planner': 'whoever plans a study knows the answers and takes no part in it',
  'study-one-kind': 'a study needs good parts and bad ones',
  'study-part-unfit': '{{detail}} has no picture, belongs to another recipe or still waits for its first answer',
  'study-ended': 'this study has ended',
  'study-foreign': 'you take no part in this study',
  'study-runs': 'whoever takes part in a study sees its figures when it has ended',
  'study-good-or-bad': 'in a study a part is called good or bad',
  'golden-set-empty': 'the golden set of this recipe is empty: add parts to it first',
  'golden-exhausted': 'there is no other part with an agreed answer and an image',
  'recipe-without-lane': 'no lane uses this recipe, so nobody would ever see them',
  // exports and imports
  'transfer-running': 'another export or import is still running',
  'question-superseded': 'a newer question was asked',
  /** Written down by Lupa versions before these keys. */
  noted: '{{detail}}',
} as const;

export type Conflict = keyof typeof conflictClauses;
/** The keys whose clause needs no name. */
type WholeConflict = Whole<typeof conflictClauses>;

export const conflictSchema = z.enum(Object.keys(conflictClauses) as [Conflict, ...Conflict[]]);

/** The fault: why it cannot be done, and the name of what blocks it if the clause needs one. */
export function conflict<Why extends Conflict>(why: Why, ...[detail = '']: Why extends WholeConflict ? [] : [string]) {
  return { code: 'conflict', why, detail } as const;
}
