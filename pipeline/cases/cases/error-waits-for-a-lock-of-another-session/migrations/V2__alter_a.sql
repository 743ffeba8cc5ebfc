-- A second session holds the table.
create user blocker superuser password 'blocker';
