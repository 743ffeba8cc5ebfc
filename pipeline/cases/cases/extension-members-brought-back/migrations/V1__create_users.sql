-- lo brings a domain and functions, unaccent an overloaded function.
create extension lo;
create extension unaccent;

create table users (id int primary key, picture lo);
