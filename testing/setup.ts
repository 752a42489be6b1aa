import { afterAll } from 'vitest';
import { stopWorker } from './worker.ts';

afterAll(stopWorker);
