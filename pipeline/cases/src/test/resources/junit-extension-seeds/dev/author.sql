-- headwater:seed table=author key=name
insert into author (name) values ('Ada'), ('Grace');
