import type { Shell } from '@poros/web-kit';

/** The module's pages; each is loaded when it is first opened. The dashboard is the home page. */
export const reportingPages = (_shell: Shell) => [];

export const loadDashboard = () => import('./dashboard.tsx').then((m) => m.Dashboard);
