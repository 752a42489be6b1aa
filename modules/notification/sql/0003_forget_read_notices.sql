-- What was read and is older than half a year is forgotten by the nightly maintenance, with the links from the messages
-- that told it; the messages themselves stay.
-- contract: the running release only inserts into the links, so a trigger that forbids deleting is never met by it.
drop trigger append_only on notification.message_notice;
grant delete on notification.message_notice, notification.notice to poros_system;
create policy system_prune on notification.message_notice for delete to poros_system using (true);
create policy system_prune on notification.notice for delete to poros_system using (true);
create index notice_by_time on notification.notice (tenant_id, noticed_at) where read_at is not null;
