create table visits (id bigint primary key, page text not null, at timestamptz not null);

create materialized view page_visits as
  select page, count(*) as visits, max(at) as last_visit from visits group by page
with no data;

create unique index page_visits_page on page_visits (page);

-- A view that was never filled cannot be read.
refresh materialized view page_visits;
