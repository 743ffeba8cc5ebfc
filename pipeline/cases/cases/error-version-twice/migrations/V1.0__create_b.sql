-- 1.0 and 1 are one version.
create table b (id int primary key);
