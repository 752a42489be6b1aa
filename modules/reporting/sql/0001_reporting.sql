create schema reporting;
grant usage on schema reporting to poros_app, poros_system;
