export { party } from './module.ts';
export { createCustomer } from './server/create-customer.ts';
export { addressedTo, printParty, type PrintParty } from './server/print-party.sql.ts';
