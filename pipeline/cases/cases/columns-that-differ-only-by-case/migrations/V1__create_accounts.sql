-- Three columns to PostgreSQL.
create table account (id int primary key, name text, "Name" text, "NAME" text);
