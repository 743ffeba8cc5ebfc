create table a (id int primary key);

do $$
begin
  insert into a values (1);
  for n in 1..3 lop
    insert into a values (n);
  end loop;
end
$$;
