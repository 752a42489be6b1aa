import { outside } from '@poros/kernel';
import { workOnImport } from './run-import.ts';

/** Each time there is something to do on an import, a job does a piece of it. */
export const importStep = outside('integration.import_due', workOnImport);
