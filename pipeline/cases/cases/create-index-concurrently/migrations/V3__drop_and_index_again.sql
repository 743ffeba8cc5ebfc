drop index concurrently orders_customer;
create unique index concurrently if not exists orders_customer_id on orders (customer, id);
