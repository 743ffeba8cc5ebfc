create table items (id int primary key);

do $$
begin
  create extension vector;
end
$$;
