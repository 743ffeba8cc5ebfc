create aggregate product(numeric) (
  sfunc = numeric_mul,
  stype = numeric,
  initcond = 1
);

create table factors (id int primary key, factor numeric not null);
