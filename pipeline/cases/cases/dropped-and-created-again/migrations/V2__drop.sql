drop table shirts;
drop type size;
drop table articles cascade;
drop function twice(int);
