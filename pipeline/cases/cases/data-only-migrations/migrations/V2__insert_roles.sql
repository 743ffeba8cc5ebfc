insert into roles values (1, 'admin'), (2, 'reader');
