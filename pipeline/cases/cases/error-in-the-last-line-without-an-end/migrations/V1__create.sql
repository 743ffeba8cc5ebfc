create table a (id int primary key);
-- No semicolon, no line end.
alter table a add column b itn