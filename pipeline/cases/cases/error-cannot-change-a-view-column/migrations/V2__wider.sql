alter table a alter column name type varchar(50);
