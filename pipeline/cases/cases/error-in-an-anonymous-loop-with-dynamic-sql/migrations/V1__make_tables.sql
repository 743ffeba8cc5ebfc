-- The text that fails is not in the file, it is put together.
do $$
begin
  for n in 1..3 loop
    execute format('create table t_%s (id int, ref int references missing_%s)', n, n);
  end loop;
end
$$;
