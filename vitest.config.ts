import { defineConfig } from 'vitest/config';

/**
 * `rules` need no database; `server` runs on a real PostgreSQL, one database per worker; `browser`
 * drives Chromium.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          sequence: { groupOrder: 0 },
          include: [
            'kernel/shared/**/*.test.ts',
            'modules/*/shared/**/*.test.ts',
            'modules/*/web/**/*.test.ts',
            'ui/**/*.test.ts',
            'web-kit/**/*.test.ts',
            'apps/web/src/**/*.test.ts',
            'tools/**/*.test.ts',
          ],
          exclude: ['tools/conformance/catalog.test.ts', '**/node_modules/**'],
          pool: 'threads',
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'server',
          sequence: { groupOrder: 1 },
          include: [
            'kernel/**/*.test.ts',
            'modules/*/server/**/*.test.ts',
            'apps/server/**/*.test.ts',
            'tools/conformance/catalog.test.ts',
          ],
          exclude: ['kernel/shared/**', '**/node_modules/**'],
          globalSetup: ['testing/global-setup.ts'],
          setupFiles: ['testing/setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'browser',
          // A page that is still being fetched has time to come.
          expect: { poll: { timeout: 20_000 } },
          sequence: { groupOrder: 2 },
          include: ['apps/web/journeys/**/*.test.ts'],
          globalSetup: ['testing/global-setup.ts', 'apps/web/journeys/support/program.ts'],
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
