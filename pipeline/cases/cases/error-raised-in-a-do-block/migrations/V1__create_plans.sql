create table plans (id int primary key);

do $$
declare
  plans int;
begin
  select count(*) into plans from public.plans;

  if plans = 0 then
    raise exception 'there are % plans, at least one is needed', plans
      using errcode = 'P0042', detail = 'A plan is a row of plans.', hint = 'Insert one first.';
  end if;
end
$$;
