create schema approval;
grant usage on schema approval to poros_app, poros_system;
