export { reporting } from './module.ts';
export { getDashboard } from './server/get-dashboard.ts';
