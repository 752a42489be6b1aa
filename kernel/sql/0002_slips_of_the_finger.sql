-- A search that finds nothing as it was typed forgives one slip of the finger in each word: a wrong letter, one too
-- many, one too few, two swapped. What fits exactly always comes alone; figures must fit exactly.
--
-- Each slip is a LIKE pattern, which the trigram index serves as it serves the search itself. word_similarity was
-- tried: its index only narrows a common name down to a tenth, and compares those texts at 50 µs each (500 ms among
-- 100,000 rows). tools/bench-search.ts measures.

-- The ways a word may have been meant: patterns that keep three letters in a row, for the index to go by.
create function kernel.slips(word text) returns text[] language sql immutable as $$
  select coalesce(array_agg(distinct '%' || p || '%'), '{}')
  from generate_series(1, length(word)) i
  cross join lateral (values
    (left(word, i - 1) || '_' || substr(word, i + 1)),
    (case when i > 1 then left(word, i - 1) || '_' || substr(word, i) end),
    (case when length(word) > 4 then left(word, i - 1) || substr(word, i + 1) end),
    (left(word, i - 1) || substr(word, i + 1, 1) || substr(word, i, 1) || substr(word, i + 2))) v (p)
  where p ~ '[[:alpha:]]{3}'
$$;

create or replace function kernel.search_function(target regclass) returns void language plpgsql as $$
declare
  schema_name text := (
    select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target);
  table_name text := (select relname from pg_class where oid = target);
begin
  execute format('create index if not exists %I on %s using gin (tenant_id, search_text gin_trgm_ops)',
    table_name || '_search', target::text);
  -- Made anew, for what was plain SQL.
  execute format('drop function if exists %I.%I(text, integer)', schema_name, 'search_' || table_name);
  execute format($f$
    create function %1$I.%2$I(words text, row_limit integer default 500) returns setof uuid
    language plpgsql stable security definer
    set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan
    as $body$
    declare
      tenant uuid := nullif(current_setting('app.tenant', true), '')::uuid;
      -- The longest word first: it is the rarest, so the index is asked for it.
      typed text[] := (select array_agg(word order by length(word) desc, place)
        from unnest(string_to_array(lower(words), ' ')) with ordinality u (word, place) where word <> '');
      exact text[] := (
        select array_agg('%%' || replace(replace(replace(word, '\', '\\'), '%%', '\%%'), '_', '\_') || '%%'
          order by place) from unnest(typed) with ordinality u (word, place));
      meant text := (select word from unnest(typed) with ordinality u (word, place)
        where word ~ '^[[:alpha:]]{4,30}$' order by place limit 1);
      -- A word that must fit as it is, for the index as well.
      firm text := (select '%%' || replace(replace(replace(word, '\', '\\'), '%%', '\%%'), '_', '\_') || '%%'
        from unnest(typed) with ordinality u (word, place)
        where word !~ '^[[:alpha:]]{4,30}$' order by place limit 1);
      others text[];
      slip text;
      fresh integer;
      shown integer := 0;
    begin
      if exact is null then return; end if;
      return query select t.id from %3$s t
        where t.tenant_id = tenant and t.search_text like exact[1]
          and t.search_text like coalesce(exact[2], '%%') and t.search_text like coalesce(exact[3], '%%')
          and t.search_text like all (exact[4:])
        limit row_limit;
      if found or meant is null then return; end if;
      -- Every word beside the one the index is asked for, as a regular expression: exact, or with a slip.
      others := (select array_agg(case when word ~ '^[[:alpha:]]{4,30}$'
          then replace(replace(array_to_string(kernel.slips(word) || array[word], '|'), '%%', ''), '_', '.')
          else regexp_replace(word, '([^[:alnum:]])', '\\\1', 'g') end)
        from unnest(array_remove(typed, meant)) word);
      -- One slip at a time, so that each is planned for what it is.
      foreach slip in array kernel.slips(meant) loop
        return query select t.id from %3$s t
          where t.tenant_id = tenant and t.search_text like slip
            and t.search_text like coalesce(firm, '%%')
            and (others is null or t.search_text ~ all (others))
          limit row_limit - shown;
        get diagnostics fresh = row_count;
        shown := shown + fresh;
        exit when shown >= row_limit;
      end loop;
    end $body$ $f$, schema_name, 'search_' || table_name, target::text);
  execute format('revoke all on function %I.%I(text, integer) from public', schema_name, 'search_' || table_name);
  execute format('grant execute on function %I.%I(text, integer) to poros_app', schema_name, 'search_' || table_name);
end $$;

-- What is searched already learns it too.
do $$
declare
  target regclass;
begin
  for target in
    select p.indrelid::regclass from pg_index p join pg_class i on i.oid = p.indexrelid
      join pg_class t on t.oid = p.indrelid join pg_namespace n on n.oid = t.relnamespace
    where i.relname = t.relname || '_search'
      and exists (select from pg_proc f where f.pronamespace = n.oid and f.proname = 'search_' || t.relname)
  loop
    perform kernel.search_function(target);
  end loop;
end $$;
