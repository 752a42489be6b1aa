export { party } from './module.ts';
export { createCustomer } from './server/create-customer.ts';
