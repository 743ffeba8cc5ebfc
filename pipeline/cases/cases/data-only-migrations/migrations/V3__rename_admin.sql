update roles set name = 'owner' where id = 1;
delete from roles where name = 'nobody';
