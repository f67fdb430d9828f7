-- Roles of this database: owner (tables), app (nodes), cli (reads everything), auditor (reads the views of
-- schema audit). They may log in; set passwords yourself. Run it inside the database they are for.
do $$
declare
  db   text := current_database();
  name text;
begin
  foreach name in array array[db || '_owner', db || '_app', db || '_cli', db || '_auditor'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole', name);
    end if;
  end loop;
  -- Whoever may make temporary tables may write: by default that is everybody.
  execute format('revoke temporary on database %I from public', db);
  execute format('grant connect, create, temporary on database %I to %I', db, db || '_owner');
  execute format('grant connect on database %I to %I, %I, %I', db, db || '_app', db || '_cli', db || '_auditor');
  execute format('alter role %I set default_transaction_read_only = on', db || '_auditor');
  execute format('alter role %I set statement_timeout = ''30s''', db || '_auditor');
end $$;
