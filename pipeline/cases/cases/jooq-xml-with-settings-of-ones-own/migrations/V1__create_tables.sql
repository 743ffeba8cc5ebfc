create table t_customer (id int primary key, name text not null, revision int not null);
create table t_secret (id int primary key);
create table other (id int primary key);
create function helper() returns int language sql immutable as $$ select 1 $$;
