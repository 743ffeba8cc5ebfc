create table straßen (id int primary key, name text);

-- Ä, emoji and tabs stand before the mistake: columns are counted in characters.
insert into straßen (id, name) values (1, 'Größenwahn 🚀');
insert into straßen (id, name)
	values (2, 'Ärger 🚀🚀 日本'),	value (3, 'Öl');
