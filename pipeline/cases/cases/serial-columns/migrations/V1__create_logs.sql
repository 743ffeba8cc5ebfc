-- The sequences behind serial columns are the columns' own.
create table small_logs (id smallserial primary key);
create table logs (id serial primary key, line text);
create table big_logs (id bigserial primary key);
