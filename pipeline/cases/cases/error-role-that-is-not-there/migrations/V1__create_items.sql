create table items (id int primary key);
grant select, insert on items to app_writer;
