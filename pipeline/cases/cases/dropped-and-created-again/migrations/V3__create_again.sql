-- Nothing of the first version is left.
create type size as enum ('xl');
create table articles (number text primary key, size size);
alter table articles add column dropped text;
alter table articles drop column dropped;
alter table articles add column added int not null default 1;
