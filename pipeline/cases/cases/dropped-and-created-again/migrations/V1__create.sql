create table articles (id int primary key, title text);
create type size as enum ('s', 'm');
create table shirts (id int primary key, size size);
create function twice(n int) returns int language sql immutable as $$ select n * 2 $$;
