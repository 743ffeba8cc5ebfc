create table a (id int primary key);

create function newest() returns int
language plpgsql as $$
begin
  if true then
    return 1;
  end;
end
$$;
