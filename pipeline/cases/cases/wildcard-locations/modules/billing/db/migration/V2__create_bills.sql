create table bills (id int primary key, account_id int references accounts);
