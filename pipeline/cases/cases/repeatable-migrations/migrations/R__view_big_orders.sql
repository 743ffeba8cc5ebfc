create or replace view big_orders as select id from orders where total > 1000;
