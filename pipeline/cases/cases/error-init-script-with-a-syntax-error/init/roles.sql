create role app_owner;
create role app_reader nologn;
