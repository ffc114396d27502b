import { IS_WAITING } from '../parts/known-answer.ts';
import { SHARE_OF_STEP } from '../rollout/way-of-part.ts';
import type { Column } from './table-column.ts';

const STAGES = {
  watch: 'from the file’s last change to its being whole',
  keep: 'copying the original',
  queue: 'waiting for a free worker',
  decode: 'decoding the picture',
  prepare: 'making the model’s input',
  detect: 'running the model',
  read: 'reading the model’s output',
  decide: 'deciding by the recipe',
  record: 'writing the record',
} as const;

const part: readonly Column[] = [
  { name: 'inspection', kind: 'whole', sql: 'i.id', means: 'Number of the inspection; joins the tables' },
  { name: 'lane', kind: 'text', sql: 'l.name', means: 'Lane, that is camera folder, the picture came from' },
  { name: 'file', kind: 'text', sql: 's.relative_path', means: 'Name of the file in the camera folder' },
  { name: 'serial', kind: 'text', sql: 's.serial', means: 'Serial of the part, read from the file name' },
  { name: 'lot', kind: 'text', sql: 's.lot', means: 'Lot of the part, read from the file name' },
  { name: 'captured_at', kind: 'time', sql: 's.captured_at', means: 'When the picture was taken' },
  { name: 'admitted_at', kind: 'time', sql: 's.admitted_at', means: 'When the station took the file' },
  { name: 'decided_at', kind: 'time', sql: 'i.decided_at', means: 'When the machine’s verdict was made' },
  { name: 'file_bytes', kind: 'whole', sql: 's.size_bytes', means: 'Size of the file', unit: 'byte' },
  {
    name: 'image_sha256',
    kind: 'hash',
    sql: 'lower(hex(s.image_sha256))',
    means: 'SHA-256 of the file; empty: never read',
  },
  { name: 'width', kind: 'whole', sql: 'i.width', means: 'Width of the upright picture', unit: 'pixel' },
  { name: 'height', kind: 'whole', sql: 'i.height', means: 'Height of the upright picture', unit: 'pixel' },
  { name: 'is_readable', kind: 'flag', sql: 'i.is_readable', means: 'Whether the picture could be decoded' },
];

const decision: readonly Column[] = [
  { name: 'recipe', kind: 'text', sql: 'v.name', means: 'Recipe that decided' },
  { name: 'recipe_version', kind: 'whole', sql: 'i.recipe_version', means: 'Its version' },
  {
    name: 'automation_level',
    kind: 'text',
    sql: 'i.automation_level',
    means: 'manual, shadow, assist, partial or full',
  },
  {
    name: 'model',
    kind: 'text',
    sql: "(m.card ->> '$.family') || ' ' || (m.card ->> '$.version')",
    means: 'Model that looked; empty: none',
  },
  { name: 'model_sha256', kind: 'hash', sql: 'lower(hex(m.sha256))', means: 'SHA-256 of the model file' },
  { name: 'rollout', kind: 'whole', sql: 'w.rollout_id', means: 'Number of the roll-out that was on; empty: none' },
  {
    name: 'rollout_arm',
    kind: 'text',
    sql: 'w.arm',
    means: 'champion: decided by the champion alone; canary: the challenger had a say, or was champion already',
  },
  { name: 'rollout_step', kind: 'whole', sql: 'w.step + 1', means: 'Step of its plan, from 1' },
  {
    name: 'rollout_share',
    kind: 'number',
    digits: 4,
    sql: `CASE WHEN w.step IS NOT NULL THEN ${SHARE_OF_STEP} END`,
    means: 'Share of the parts in the canary at that step, 0 to 1; 0: shadow, 1: the challenger was champion',
  },
  {
    name: 'verdict',
    kind: 'text',
    sql: 'i.verdict',
    means: 'The machine’s outcome: pass, fail or undetermined. Empty while somebody decides blind',
    isOpinion: true,
  },
  {
    name: 'signal',
    kind: 'text',
    sql: 'i.signal',
    means: 'What the line was told at once: PASS, FAIL, HOLD or ERROR',
    isOpinion: true,
  },
  { name: 'fault', kind: 'text', sql: 'i.fault_code', means: 'Trouble that kept the machine from deciding' },
  { name: 'reasons', kind: 'json', sql: 'i.reasons', means: 'Why the verdict is what it is, as JSON', isOpinion: true },
  { name: 'top_class', kind: 'text', sql: 'c.name', means: 'Class that weighed most', isOpinion: true },
  {
    name: 'top_score',
    kind: 'number',
    digits: 4,
    sql: 'i.top_score',
    means: 'Its score, 0 to 1, as the model gave it; not a probability',
    isOpinion: true,
  },
  {
    name: 'detections',
    kind: 'whole',
    sql: '(SELECT count(*) FROM detection n WHERE n.inspection_id = i.id)',
    means: 'Boxes of the model on record',
    isOpinion: true,
  },
];

const optics: readonly Column[] = (['brightness', 'contrast', 'sharpness'] as const).map((name) => ({
  name,
  kind: 'number',
  digits: 2,
  sql: `i.${name}_hundredths / 100.0`,
  means: `${name[0]?.toUpperCase()}${name.slice(1)} of the picture`,
  unit: name === 'sharpness' ? 'variance of the Laplacian' : 'grey level, 0 to 255',
}));

const stages: readonly Column[] = Object.entries(STAGES).map(([stage, means]) => ({
  name: `${stage}_ms`,
  kind: 'number',
  digits: 3,
  sql: `i.${stage}_us / 1000.0`,
  means: `Time for ${means}`,
  unit: 'ms',
}));

const person: readonly Column[] = [
  {
    name: 'disposition',
    kind: 'text',
    sql: 'd.kind',
    means: 'What was decided about the part; the newest that stands',
  },
  { name: 'disposition_classes', kind: 'json', sql: 'd.class_names', means: 'Defect classes named with it, as JSON' },
  { name: 'disposition_comment', kind: 'text', sql: 'd.comment', means: 'What was written with it' },
  {
    name: 'asked_because',
    kind: 'text',
    sql: 'd.ask',
    means: 'Why a person was asked; timeout: nobody answered in time',
  },
  {
    name: 'was_blind',
    kind: 'flag',
    sql: 'q.is_blind',
    means: 'Whether the person did not see what the model thought',
  },
  { name: 'disposed_by', kind: 'text', sql: 'p.name', means: 'Who decided; empty: nobody' },
  { name: 'disposed_at', kind: 'time', sql: 'd.made_at', means: 'When' },
  { name: 'took_ms', kind: 'number', digits: 0, sql: 'd.took_ms', means: 'From first sight to answer', unit: 'ms' },
  {
    name: 'dispositions',
    kind: 'whole',
    sql: "(SELECT count(*) FROM disposition n WHERE n.inspection_id = i.id AND n.ask <> 'study')",
    means: 'Answers on record, those taken back included, those of studies not',
  },
  {
    name: 'is_waiting',
    kind: 'flag',
    sql: IS_WAITING,
    means: 'Whether the part still waits for a person',
  },
];

const reference: readonly Column[] = [
  {
    name: 'reference_is_bad',
    kind: 'flag',
    sql: 'r.is_bad',
    means: 'The agreed right answer: a defect to reject or none',
  },
  { name: 'reference_classes', kind: 'json', sql: 'r.class_names', means: 'Its defect classes, as JSON' },
  { name: 'reference_origin', kind: 'text', sql: 'r.origin', means: 'adjudicated, challenge, imported or simulator' },
  { name: 'reference_by', kind: 'text', sql: 'r.made_by', means: 'Who agreed' },
  { name: 'reference_at', kind: 'time', sql: 'r.made_at', means: 'When' },
];

/** Everything on record about one inspection. */
export const inspectionColumns: readonly Column[] = [
  ...part,
  ...decision,
  ...optics,
  ...stages,
  ...person,
  ...reference,
];
