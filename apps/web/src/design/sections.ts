import { acts } from './acts.tsx';
import { answers } from './answers.tsx';
import { charts } from './charts.tsx';
import { data } from './data.tsx';
import type { Section } from './entry.ts';
import { fields } from './fields.tsx';
import { layers } from './layers.tsx';
import { marks } from './marks.tsx';

/** The whole catalogue; a test fails when `@poros/ui` exports a component that is not here. */
export const sections: readonly Section[] = [acts, fields, marks, answers, data, charts, layers];
