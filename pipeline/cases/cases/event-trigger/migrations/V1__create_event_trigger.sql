-- A function that returns event_trigger cannot be called, so it needs no class.
create function forbid_drop() returns event_trigger
language plpgsql as $$
begin
  raise notice 'something was dropped';
end
$$;

create event trigger no_drop on sql_drop execute function forbid_drop();
