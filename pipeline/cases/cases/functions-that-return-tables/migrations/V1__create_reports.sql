create table turnover (id int primary key, region text not null, amount numeric not null);

create function sales_by_region(min_amount numeric)
returns table (region text, total numeric)
language sql stable as $$
  select region, sum(amount) from turnover where amount >= min_amount group by region
$$;

create function sales_of(wanted text) returns setof turnover
language sql stable as $$ select * from turnover where region = wanted $$;

create function all_regions() returns setof text
language sql stable as $$ select distinct region from turnover $$;
