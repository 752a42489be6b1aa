export {
  actorOf,
  world,
  type AsOptions,
  type Person,
  type World,
  type WorldOptions,
} from './world.ts';
export { systemUrl } from './database.ts';
export { probe, say, type Hearing } from './probe.ts';
export { clock, otherKernel, theWorker, type OtherKernel } from './worker.ts';
export {
  PASSWORD,
  api,
  type Api,
  type HttpAnswer,
  type HttpClient,
  type HttpOptions,
  type HttpUser,
} from './http.ts';
export { employee, settled, type Employee } from './staff.ts';
export { journalOf, stocked, type Stocked, type StockedItem } from './stocked.ts';
export { perform, trading, type TradedItem, type Trading } from './trading.ts';
