alter type task_state add value 'blocked' before 'done';
