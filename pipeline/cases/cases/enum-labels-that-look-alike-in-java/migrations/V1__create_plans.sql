-- Three labels that become one Java name if nobody looks.
create type plan as enum ('a-b', 'a b', 'a_b');

create table plans (
  id int primary key,
  plan plan not null
);
