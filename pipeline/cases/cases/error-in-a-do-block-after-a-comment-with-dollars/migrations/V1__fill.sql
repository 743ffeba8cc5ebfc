create table a (id int primary key);

-- Costs 5$ each, 9$ for two.
do $$
begin
  insert into a values (1);
  perform 1 / 0;
end
$$;
