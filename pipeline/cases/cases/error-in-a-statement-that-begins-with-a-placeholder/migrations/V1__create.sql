${create} a (id int primary key);
${create} b (id int primary key, name txt);
