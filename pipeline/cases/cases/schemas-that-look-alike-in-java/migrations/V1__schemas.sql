-- The class of b_c is BC, and so is the field of bc. The other two differ only by case.
create schema b_c;
create schema bc;
create schema crm;
create schema "Crm";

create table b_c.t (id int primary key);
create table bc.t (id int primary key references b_c.t);
create table crm.t (id int primary key, bc int);
create table "Crm".t (id int primary key references crm.t);
