create table settings (key text primary key, value text);
insert into settings values ('size', 'twelve');

alter table settings
  alter column value type int using value::int;
