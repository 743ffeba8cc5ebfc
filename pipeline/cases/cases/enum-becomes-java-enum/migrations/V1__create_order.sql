create type order_state as enum ('new', 'paid', 'sent');

create table orders (
  id bigint generated always as identity primary key,
  state order_state not null default 'new'
);
