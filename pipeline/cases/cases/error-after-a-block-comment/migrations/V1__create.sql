create table a (id int primary key);

/*
 * A comment in several lines; with a semicolon,
 * and /* another one */ inside.
 */
alter table b add column name text;
