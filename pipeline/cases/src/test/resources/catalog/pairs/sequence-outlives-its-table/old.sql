create table t (i serial);
create table u (i int default nextval('t_i_seq'));
