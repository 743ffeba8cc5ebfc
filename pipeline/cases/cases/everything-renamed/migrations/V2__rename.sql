alter schema old_shop rename to shop;
alter table shop.customer rename to customers;
alter table shop.customers rename column nam to name;
alter table shop.customers rename constraint pk_customer to customers_pk;
alter index shop.ix_nam rename to customers_name;
alter type shop.colour rename to color;
alter type shop.color rename value 'red' to 'crimson';
alter sequence shop.customer_id_seq rename to customers_ids;
alter function shop.f(int) rename to same;
