import type { TestProject } from 'vitest/node';
import { prepareTemplate, startTestCluster } from './database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string;
    template: string;
  }
}

/** Starts the cluster and its migrated template before the first test, stops it after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  project.provide('ownerUrl', cluster.ownerUrl);
  project.provide('template', await prepareTemplate(cluster.ownerUrl));
  return () => cluster.stop();
}
