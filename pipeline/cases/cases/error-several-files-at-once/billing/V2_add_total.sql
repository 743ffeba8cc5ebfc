alter table bills add column total numeric;
