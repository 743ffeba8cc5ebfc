create table t (i int);
create function f() returns setof t language sql begin atomic select * from t;
end;
