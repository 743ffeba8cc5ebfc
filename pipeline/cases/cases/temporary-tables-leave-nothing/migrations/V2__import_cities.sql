create temporary table import (line text) on commit drop;
create temp table kept_for_the_session as select 1 as n;

insert into import values ('1;Berlin'), ('2;Wien');
insert into cities
select split_part(line, ';', 1)::int, split_part(line, ';', 2) from import;
