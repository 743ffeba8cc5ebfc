create table parts (id int primary key, weight int);

create function average_weight(total int) returns int
language plpgsql as $$
begin
  return total / (select count(*) from parts);
end
$$;

create function report() returns text
language plpgsql as $$
begin
  return 'average: ' || average_weight(100);
end
$$;
