create table a (id int primary key);

do $body$
begin
  insert into a values (1);
  insert into a
    select id
      from bb;
end
$body$;
