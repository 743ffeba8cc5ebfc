create table t (i int, j text);
create function f() returns setof t language sql begin atomic select * from t;
end;
