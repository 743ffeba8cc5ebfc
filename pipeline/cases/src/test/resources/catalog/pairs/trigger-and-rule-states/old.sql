create table t (a int);
create function f() returns trigger language plpgsql as 'begin return new;
end';
create trigger x after insert on t execute function f();
