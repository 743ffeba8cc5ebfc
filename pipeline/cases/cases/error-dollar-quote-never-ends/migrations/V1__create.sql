create table a (id int primary key);

create function one() returns int
language sql as $body$
  select 1
$bdy$;
