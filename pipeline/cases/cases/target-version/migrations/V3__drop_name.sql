-- Above the target: not run.
alter table a drop column name;
