create domain positive as int check (value > 0);
create domain percent as positive check (value <= 100);

create table discounts (
  id positive primary key,
  discount percent not null
);
