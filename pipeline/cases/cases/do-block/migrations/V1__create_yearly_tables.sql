do $$
declare
  year int;
begin
  foreach year in array array[2023, 2024] loop
    execute format('create table sales_%s (id int primary key, amount numeric)', year);
  end loop;
end
$$;

do language plpgsql 'begin execute ''create table quoted (id int)''; end';
