create role app;
create role reader;
create role app;
