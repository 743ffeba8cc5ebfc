create table reports (id int primary key, text text);

insert into reports
values (1, report());
