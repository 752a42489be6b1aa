create schema desk;
grant usage on schema desk to poros_app, poros_system;
