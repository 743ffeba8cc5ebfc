-- More than one such statement, and a .conf file too.
vacuum full orders;
cluster orders using orders_customer;
