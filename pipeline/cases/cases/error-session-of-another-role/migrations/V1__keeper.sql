create role keeper;
create table a (id int primary key);
set session authorization keeper;
