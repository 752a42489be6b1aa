create schema notification;
grant usage on schema notification to poros_app, poros_system;
