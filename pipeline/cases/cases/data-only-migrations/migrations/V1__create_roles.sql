create table roles (id int primary key, name text not null unique);
