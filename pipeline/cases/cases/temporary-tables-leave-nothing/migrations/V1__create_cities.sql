create table cities (id int primary key, name text not null);
