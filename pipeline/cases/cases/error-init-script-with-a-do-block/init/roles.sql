create role app;
do $$
begin
  if exists (select from pg_roles where rolname = 'app') then
    raise exception 'app is already there';
  end if;
end
$$;
