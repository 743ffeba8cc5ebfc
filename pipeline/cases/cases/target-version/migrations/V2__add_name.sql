alter table a add column name text;
