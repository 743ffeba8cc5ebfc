create table amounts (
  anything numeric,
  whole numeric(5),
  cents numeric(10, 2),
  thousands numeric(3, -3),
  tiny numeric(3, 5),
  huge numeric(1000, 500),
  small smallint,
  medium int,
  big bigint,
  single real,
  double double precision,
  short float(10)
);
