create table author (id bigint generated always as identity primary key, name text not null);
create table book (author bigint not null references author, title text not null);
insert into author (name) values ('Ada');
insert into book select id, 'Notes' from author;
alter database postgres set my.setting = 'one, two';
