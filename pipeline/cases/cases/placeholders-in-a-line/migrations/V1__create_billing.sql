create schema ${schema};
create table ${schema}.${prefix}entries (id int primary key, amount int check (amount < ${limit}), text text default '${prefix}${limit}');
comment on table ${schema}.${prefix}entries is 'In ${flyway:database} by ${flyway:user}';
