create or replace view a_ids as select id from a;

create or replace view b_ids as select id from b;
