select set_config('app.user', 'migration', false);
select no_such_function();
