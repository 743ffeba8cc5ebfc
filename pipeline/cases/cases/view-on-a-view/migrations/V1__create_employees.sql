create table employees (
  id int primary key,
  name text not null,
  left_on date,
  salary numeric(10, 2) not null
);

create view active_employees as
  select id, name, salary from employees where left_on is null;

create view well_paid_employees as
  select id, name from active_employees where salary > 5000;
