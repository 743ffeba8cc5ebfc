-- Two tables to PostgreSQL.
create table account (id int primary key);
create table "Account" (id int primary key, name text);
