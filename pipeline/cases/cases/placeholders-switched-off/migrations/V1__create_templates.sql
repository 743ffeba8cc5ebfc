create table templates (id int primary key, body text not null default 'Dear ${name}');
