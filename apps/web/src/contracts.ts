import type { Operations } from './generated/operations.gen.ts';

declare module '@poros/web-kit/operations' {
  interface OperationMap extends Operations {}
}
