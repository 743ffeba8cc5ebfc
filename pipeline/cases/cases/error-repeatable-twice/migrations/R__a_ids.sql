create or replace view a_ids as select id from a;
