-- The table orders, and a function orders(int) that returns some of its rows.
create table orders (id int primary key, customer int not null);

create function orders(of_customer int) returns setof orders
language sql stable as $$ select * from orders where customer = of_customer $$;
