create table a (id int primary key);

do $$
begin
  insert into a values (1);
  insert into b values (2);
end
$$;
