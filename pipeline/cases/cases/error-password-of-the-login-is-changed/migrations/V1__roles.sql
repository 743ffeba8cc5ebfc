create table a (id int primary key);
ALTER ROLE postgres WITH SUPERUSER LOGIN PASSWORD 'md5a3556571e93b0d20722ba62be61e8c2d';
