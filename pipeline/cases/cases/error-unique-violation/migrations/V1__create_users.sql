create table users (id int primary key, email text not null constraint users_email unique);

insert into users values
  (1, 'ada@example.com'),
  (2, 'bob@example.com'),
  (3, 'ada@example.com');
