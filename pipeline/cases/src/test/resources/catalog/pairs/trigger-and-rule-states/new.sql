create table t (a int);
create function f() returns trigger language plpgsql as 'begin return new;
end';
create trigger x after insert on t for each row execute function f();
alter table t enable always trigger x;
create rule r as on delete to t do also select 1;
alter table t disable rule r;
