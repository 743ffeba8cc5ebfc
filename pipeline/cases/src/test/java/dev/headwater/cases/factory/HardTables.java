package dev.headwater.cases.factory;

import java.util.stream.Stream;

/**
 * Tables whose rules are hard to obey, and of which a thousand rows are made all the same.
 *
 * @param name of the rule
 */
record HardTables(String name, String sql) {

  static Stream<HardTables> all() {
    return Stream.of(
        new HardTables(
            "a list of texts",
            "create table t (s text not null check (s in ('new', 'paid')), n int not null)"),
        new HardTables(
            "an array of texts",
            "create table t (s varchar(9) not null check (s = any (array['new', 'paid'])))"),
        new HardTables(
            "bounds", "create table t (n int not null check (n between 500 and 510), m int)"),
        new HardTables(
            "comparisons of columns",
            "create table t (a date not null, b date not null, check (a < b), check (b < a + 9))"),
        new HardTables(
            "lengths",
            "create table t (a text not null unique check (length(a) = 11),"
                + " b text not null check (char_length(b) between 30 and 40))"),
        new HardTables(
            "a regular expression",
            "create table t (a text primary key check (a ~ '^[A-Z]{3}-[0-9]{4}(-x)?$'))"),
        new HardTables(
            "LIKE", "create table t (a text not null unique check (a like 'order-%.pdf'))"),
        new HardTables(
            "exactly one of two columns",
            "create table t (a int, b text, check (num_nonnulls(a, b) = 1))"),
        new HardTables(
            "exactly one of two foreign keys",
            "create table u (id int primary key); create table v (id int primary key);"
                + " create table t (u int references u, v int references v,"
                + " check ((u is null) <> (v is null)))"),
        new HardTables(
            "a column that depends on a default",
            "create table t (state text not null default 'done', at timestamptz,"
                + " check (state <> 'done' or at is not null))"),
        new HardTables(
            "a function of the user",
            "create function ok(t text) returns boolean language plpgsql immutable as"
                + " $$ begin return t like 'id_%' and length(t) > 7; end $$;"
                + " create domain code as text check (ok(value));"
                + " create table t (c code not null unique)"),
        new HardTables(
            "a condition that fails for some values",
            "create table t (a text not null check (a::int between 7 and 9))"),
        new HardTables(
            "composite keys",
            "create table t (a int not null, b text not null, c boolean not null,"
                + " primary key (a, c), unique (b, c))"),
        new HardTables(
            "a partial key",
            "create table t (owner int not null, main boolean not null default true);"
                + " create unique index on t (owner) where main"),
        new HardTables(
            "a key of an expression",
            "create table t (a text not null, b text not null);"
                + " create unique index on t (lower(a)); create unique index on t (md5(b))"),
        new HardTables(
            "a key that refuses a second null",
            "create table t (a int, b text, unique nulls not distinct (a, b))"),
        new HardTables(
            "citext",
            "create extension citext; create table t (a citext primary key, b citext not null)"),
        new HardTables(
            "domains over domains",
            "create domain money_ as numeric(10, 2) check (value >= 0);"
                + " create domain price as money_ not null check (value < 100);"
                + " create table t (p price, q price default 1)"),
        new HardTables(
            "an exclusion of ranges",
            "create extension btree_gist; create table t (room int not null,"
                + " during tstzrange not null check (not isempty(during)),"
                + " exclude using gist (room with =, during with &&))"),
        new HardTables(
            "arrays",
            "create type mood as enum ('sad', 'ok'); create table t (a int[] not null,"
                + " b text[] not null check (cardinality(b) = 2), c mood[] not null,"
                + " d varchar(3)[] not null check (d <@ array['abc', 'def']::varchar[]"
                + " and cardinality(d) > 0))"),
        new HardTables(
            "JSON",
            "create table t (a jsonb not null check (jsonb_typeof(a) = 'array'),"
                + " b jsonb not null check (b ? 'name'),"
                + " c jsonb not null check (c ->> 'kind' in ('card', 'cash')), d json not null)"),
        new HardTables(
            "composite types",
            "create type place as (street text, number int); create table t (a place not null,"
                + " b place[] not null, check ((a).number > 0))"),
        new HardTables(
            "partitions by range",
            "create table t (at date not null, n int not null) partition by range (at);"
                + " create table t_1 partition of t for values from ('2024-01-01') to ('2024-02-01');"
                + " create table t_2 partition of t for values from ('2024-02-01') to ('2024-03-01')"),
        new HardTables(
            "partitions of partitions, with a key",
            "create table t (area text not null, n int not null, primary key (area, n))"
                + " partition by list (area);"
                + " create table t_eu partition of t for values in ('eu') partition by hash (n);"
                + " create table t_eu_0 partition of t_eu for values with (modulus 2, remainder 0);"
                + " create table t_eu_1 partition of t_eu for values with (modulus 2, remainder 1)"),
        new HardTables(
            "generated columns",
            "create table t (data jsonb not null,"
                + " id int generated always as ((data ->> 'id')::int) stored primary key,"
                + " total numeric not null generated always as (price * 2) stored check (total > 50),"
                + " price numeric not null)"),
        new HardTables(
            "identities",
            "create table t (a int generated always as identity primary key);"
                + " create table u (a int generated by default as identity primary key,"
                + " t int not null references t)"),
        new HardTables(
            "a table that refers to itself",
            "create table t (id int primary key, parent int references t);"
                + " create table u (id uuid primary key default gen_random_uuid(),"
                + " root uuid not null references u);"
                + " create table v (id int generated by default as identity primary key,"
                + " root int not null references v)"),
        new HardTables(
            "a cycle with a key that may be empty",
            "create table a (id int primary key, b int);"
                + " create table b (id int primary key, a int not null references a);"
                + " alter table a add foreign key (b) references b"),
        new HardTables(
            "a longer cycle with a key that may be empty",
            "create table a (id int primary key, b int); create table b (id int primary key,"
                + " c int not null); create table c (id int primary key, a int not null references a);"
                + " alter table a add foreign key (b) references b;"
                + " alter table b add foreign key (c) references c"),
        new HardTables(
            "a cycle with a key that can be deferred",
            "create table a (id int generated always as identity primary key, b int not null);"
                + " create table b (id int generated always as identity primary key,"
                + " a int not null references a); create table c (b int not null references b);"
                + " alter table a add foreign key (b) references b deferrable"),
        new HardTables(
            "a cycle for each row",
            "create table team (id int primary key, captain uuid not null unique);"
                + " create table player (id uuid primary key default gen_random_uuid(),"
                + " team int not null unique references team);"
                + " alter table team add foreign key (captain) references player"
                + " deferrable initially deferred"),
        new HardTables(
            "a longer cycle of keys that share a column",
            "create table tenant (id int primary key);"
                + " create table a (tenant int references tenant, id int, b int not null,"
                + " primary key (tenant, id));"
                + " create table b (tenant int references tenant, id int, c int not null,"
                + " primary key (tenant, id));"
                + " create table c (tenant int references tenant, id int, a int not null,"
                + " primary key (tenant, id), foreign key (tenant, a) references a);"
                + " alter table a add foreign key (tenant, b) references b;"
                + " alter table b add foreign key (tenant, c) references c deferrable"),
        new HardTables(
            "two cycles through one table",
            "create table a (id int primary key, b int not null, c int not null);"
                + " create table b (id int primary key, a int not null references a);"
                + " create table c (id int primary key, a int not null references a);"
                + " alter table a add foreign key (b) references b deferrable,"
                + " add foreign key (c) references c deferrable"),
        new HardTables(
            "one row each of another table",
            "create table u (id int primary key); create table t (u int primary key references u);"
                + " create table s (t int not null unique references t)"),
        new HardTables(
            "two keys that share a column",
            "create table tenant (id int primary key);"
                + " create table folder (tenant int references tenant, id int, primary key (tenant, id));"
                + " create table person (tenant int references tenant, id int, primary key (tenant, id));"
                + " create table doc (tenant int not null references tenant, folder int not null,"
                + " owner int not null, foreign key (tenant, folder) references folder,"
                + " foreign key (tenant, owner) references person)"),
        new HardTables(
            "a default that refers to another table",
            "create table kind (id int primary key); create table t (kind int not null default 7"
                + " references kind)"),
        new HardTables(
            "row security",
            "create table t (a int not null); alter table t enable row level security;"
                + " alter table t force row level security"),
        new HardTables(
            "a trigger that fills a column",
            "create function fill() returns trigger language plpgsql as"
                + " $$ begin new.b := new.a * 2; return new; end $$;"
                + " create table t (a int not null, b int not null);"
                + " create trigger fill before insert on t for each row execute function fill()"),
        new HardTables(
            "a trigger that accepts some values",
            "create function guard() returns trigger language plpgsql as $$ begin"
                + " if new.state <> 'open' then raise 'orders begin open'; end if; return new; end $$;"
                + " create table t (state text not null);"
                + " create trigger guard before insert on t for each row execute function guard()"),
        new HardTables(
            "a trigger whose row refers to a row that is not there",
            "create table revision (id int primary key);"
                + " create table audit (revision int not null references revision);"
                + " create function audit() returns trigger language plpgsql as"
                + " $$ begin insert into audit values (0); return new; end $$;"
                + " create table t (a int not null);"
                + " create trigger audit after insert on t for each row execute function audit()"),
        new HardTables(
            "a row that a trigger of its parent writes",
            "create table a (id int primary key);"
                + " create table b (a int primary key references a, n int not null);"
                + " create table c (b int not null references b);"
                + " create function fill() returns trigger language plpgsql as"
                + " $$ begin insert into b values (new.id, 0); return new; end $$;"
                + " create trigger fill after insert on a for each row execute function fill()"),
        new HardTables(
            "a trigger that compares the rows to which a row refers",
            "create table step (id int generated always as identity primary key);"
                + " create table follows (step int references step, earlier int references step,"
                + " primary key (step, earlier));"
                + " create function guard() returns trigger language plpgsql as $$ begin"
                + " if new.step <= new.earlier then raise 'a step follows earlier ones'; end if;"
                + " return new; end $$; create trigger guard before insert on follows"
                + " for each row execute function guard()"),
        new HardTables(
            "types of every kind",
            "create table t (a inet not null, b cidr not null, c macaddr not null, d money not null,"
                + " e bit(5) not null, f varbit not null, g tsvector not null, h point not null,"
                + " i interval not null, j time not null, k timetz not null, l bytea not null,"
                + " m xml not null, n \"char\" not null, o char(2) not null unique, p smallint not null"
                + " unique, q int4multirange not null, r numrange not null, s pg_lsn not null,"
                + " u name not null, v real not null, w oid not null, x regclass not null)"),
        new HardTables(
            "names that must be quoted",
            "create schema \"My Shop\"; create table \"My Shop\".\"Or\"\"der\" (\"N\" int primary key,"
                + " \"user\" text not null, \"ref.n\" text not null default 'x' unique)"));
  }
}
