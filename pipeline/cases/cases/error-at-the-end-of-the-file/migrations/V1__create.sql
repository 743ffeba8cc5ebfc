-- The server complains about what is missing after the last character.
create table a (id int primary key);
create table b (
  id int primary key,
  name text
;
