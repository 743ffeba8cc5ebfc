-- The file begins with a byte order mark, as some Windows editors write it.
create table notizen (id int primary key, größe text);
