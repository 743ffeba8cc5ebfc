-- What an administrator does on the real server.
create role app_reader nologin;
create role "app-writer" login password 'secret';
create schema app authorization "app-writer";
