create table stock (article text primary key, amount int not null);

create function check_stock() returns trigger
language plpgsql as $$
begin
  if new.amount < 0 then
    raise exception 'not enough of %', new.article;
  end if;
  return new;
end
$$;

create trigger stock_check before insert or update on stock
  for each row execute function check_stock();
