create table visits (id bigint primary key, page text not null, at timestamptz not null);

create materialized view visits_per_page as
  select page, count(*) as visits, max(at) as last_visit from visits group by page
with no data;

create unique index visits_per_page_page on visits_per_page (page);

-- A view that was never filled cannot be read.
refresh materialized view visits_per_page;
