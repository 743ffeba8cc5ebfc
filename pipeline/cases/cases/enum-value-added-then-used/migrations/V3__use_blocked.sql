insert into tasks values (1, 'blocked');
alter table tasks alter column state set default 'blocked';
alter type task_state rename value 'done' to 'finished';
