-- How far whoever printed could see: a statement of some branches is held against the books of those branches.
-- What was printed before is taken to have seen everything, as it was verified until now.
alter table paper.print
  add column scope text not null default 'all',
  add column branch_ids uuid[] not null default '{}',
  add column department_id uuid,
  add constraint print__scope check (scope in ('own', 'department', 'branch', 'all'));
