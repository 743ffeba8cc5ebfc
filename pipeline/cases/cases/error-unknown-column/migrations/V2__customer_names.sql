create view customer_names as
select id,
       firstname
  from customers;
