-- A file with CRLF.
create table notes (
  id int primary key,
  text text
);

create table tags (
  id int primary key,
  name text nott null
);

create table more (id int);
