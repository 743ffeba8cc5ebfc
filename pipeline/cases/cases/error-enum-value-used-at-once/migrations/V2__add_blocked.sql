-- A new value may be used only after the transaction that adds it.
alter type task_state add value 'blocked';
insert into tasks values (1, 'blocked');
