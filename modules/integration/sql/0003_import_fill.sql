-- Field → what every row has in it, where the file has no column for it.
alter table integration.import_batch add column fill jsonb not null default '{}';
