import { cases } from './en/cases.ts';
import { charts } from './en/charts.ts';
import { common } from './en/common.ts';
import { compare } from './en/compare.ts';
import { control } from './en/control.ts';
import { demoLine } from './en/demo-line.ts';
import { faults } from './en/faults.ts';
import { figures } from './en/figures.ts';
import { help } from './en/help.ts';
import { history } from './en/history.ts';
import { inspection } from './en/inspection.ts';
import { line } from './en/line.ts';
import { modelFiles } from './en/model-files.ts';
import { models } from './en/models.ts';
import { people } from './en/people.ts';
import { recipe } from './en/recipe.ts';
import { replay } from './en/replay.ts';
import { review } from './en/review.ts';
import { rollout } from './en/rollout.ts';
import { settings } from './en/settings.ts';
import { study } from './en/study.ts';
import { supervisor } from './en/supervisor.ts';
import { teaching } from './en/teaching.ts';
import { transfer } from './en/transfer.ts';
import { updates } from './en/updates.ts';

/** All that Lupa says in English, and the shape of what it says in any language. */
export const en = {
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
} as const;
