import type { en } from './en.ts';
import { cases } from './es/cases.ts';
import { charts } from './es/charts.ts';
import { common } from './es/common.ts';
import { compare } from './es/compare.ts';
import { control } from './es/control.ts';
import { demoLine } from './es/demo-line.ts';
import { faults } from './es/faults.ts';
import { figures } from './es/figures.ts';
import { help } from './es/help.ts';
import { history } from './es/history.ts';
import { inspection } from './es/inspection.ts';
import { line } from './es/line.ts';
import { modelFiles } from './es/model-files.ts';
import { models } from './es/models.ts';
import { people } from './es/people.ts';
import { recipe } from './es/recipe.ts';
import { replay } from './es/replay.ts';
import { review } from './es/review.ts';
import { rollout } from './es/rollout.ts';
import { settings } from './es/settings.ts';
import { study } from './es/study.ts';
import { supervisor } from './es/supervisor.ts';
import { teaching } from './es/teaching.ts';
import { transfer } from './es/transfer.ts';
import { updates } from './es/updates.ts';
import type { Translation } from './resources.ts';

/** Todo lo que Lupa dice en español. */
export const es = {
  ...common,
  ...help,
  ...faults,
  ...modelFiles,
  ...line,
  ...inspection,
  ...history,
  ...people,
  ...models,
  ...compare,
  ...replay,
  ...rollout,
  ...cases,
  ...settings,
  ...study,
  ...supervisor,
  ...transfer,
  ...updates,
  ...charts,
  ...control,
  ...figures,
  ...recipe,
  ...review,
  ...teaching,
  ...demoLine,
} as const satisfies Translation<typeof en>;
