insert into stock values ('apple', 3), ('pear', 5);

update stock set amount = amount - 4;
