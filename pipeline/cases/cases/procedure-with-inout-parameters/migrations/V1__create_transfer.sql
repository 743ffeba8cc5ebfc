create table accounts (id int primary key, balance numeric not null);

create procedure transfer(sender int, receiver int, amount numeric, inout fee numeric, out moved numeric)
language plpgsql as $$
begin
  moved := amount - fee;
  update accounts set balance = balance - amount where id = sender;
  update accounts set balance = balance + moved where id = receiver;
end
$$;
