do $$
declare
  n int;
begin
  for n in select generate_series(1, 300) loop
    execute format('create table thing_%s (id int primary key, name text not null)', n);
  end loop;
end
$$;
