create table author (id int);
alter database shop set work_mem = '8MB';
