create table links (id int primary key, is_broken smallint not null);
