create extension dblink;
create user blocker superuser password 'blocker';
