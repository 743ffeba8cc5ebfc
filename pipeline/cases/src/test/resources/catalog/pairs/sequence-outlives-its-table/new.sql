create sequence t_i_seq as int;
create table u (i int default nextval('t_i_seq'));
