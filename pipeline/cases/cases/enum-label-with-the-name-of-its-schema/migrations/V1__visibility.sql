-- In Java, the constant Public hides the class Public, and R the class R.
create schema r;

create type visibility as enum ('Public', 'Local', 'literal', 'EnumType');
create type r.letter as enum ('R', 'S');

create table notes (id int primary key, visibility visibility);
create table r.t (r int primary key, t r.letter, dsl text);
