alter table prices
  alter column price set not null,
  add constraint price_is_positive check (price > 0);
