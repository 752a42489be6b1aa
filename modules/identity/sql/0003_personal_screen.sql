-- How a person wants the screen, kept with the log-in so that every device looks the same.
alter table identity.account
  add column theme text not null default 'system',
  add column density text not null default 'compact',
  -- Single-letter shortcuts can be switched off (WCAG 2.1.4).
  add column letter_keys boolean not null default true,
  add constraint account__theme check (theme in ('system', 'light', 'dark', 'contrast')),
  add constraint account__density check (density in ('compact', 'comfortable', 'touch'));
grant update (theme, density, letter_keys) on identity.account to poros_app;
