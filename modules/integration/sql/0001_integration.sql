create schema integration;
grant usage on schema integration to poros_app, poros_system;
