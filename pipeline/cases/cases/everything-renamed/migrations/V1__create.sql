create schema old_shop;
create type old_shop.colour as enum ('red');
create table old_shop.customer (id serial constraint pk_customer primary key, nam text, colour old_shop.colour);
create index ix_nam on old_shop.customer (nam);
create function old_shop.f(a int) returns int language sql immutable as $$ select a $$;
