-- contract: letter_keys never left the workshop; a truth begins with has_.
alter table identity.account add column has_letter_keys boolean not null default true;
update identity.account set has_letter_keys = letter_keys;
alter table identity.account drop column letter_keys;
grant update (has_letter_keys) on identity.account to poros_app;
