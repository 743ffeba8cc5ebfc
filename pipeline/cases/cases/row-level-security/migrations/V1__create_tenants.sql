create table tenant_data (
  id int primary key,
  tenant text not null,
  data text
);

alter table tenant_data enable row level security;
alter table tenant_data force row level security;

create policy only_own on tenant_data
  using (tenant = current_setting('app.tenant', true));
