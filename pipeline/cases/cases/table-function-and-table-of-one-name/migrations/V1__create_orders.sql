create table orders (id int primary key, customer int not null);

create function orders(of_customer int) returns setof orders
language sql stable as $$ select * from orders where customer = of_customer $$;

create function orders(of_customer int, at_most int) returns setof orders
language sql stable as $$ select * from orders where customer = of_customer limit at_most $$;
