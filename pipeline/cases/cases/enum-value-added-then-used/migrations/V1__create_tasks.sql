create type task_state as enum ('open', 'done');
create table tasks (id int primary key, state task_state not null default 'open');
