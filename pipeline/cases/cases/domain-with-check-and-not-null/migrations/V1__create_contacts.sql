create domain email as text
  not null
  constraint email_has_an_at check (value like '%@%');

create domain score as numeric(4, 1) default 0 check (value between 0 and 100);

create table contacts (
  id int primary key,
  address email,
  score score
);
