-- With everything that could break a Java comment.
create table books (
  id int primary key,
  title text not null,
  price numeric(6, 2)
);

comment on table books is 'What we sell. Ends here: */ public class Oops {} /* and goes on.';
comment on column books.title is 'It''s "quoted", has a \ and a \u0022, and ümläuts – 日本語 🚀';
comment on column books.price is 'In €.
Second line, with <b>html</b> & an @author and {@link nothing}.';

create type genre as enum ('novel', 'poem');
comment on type genre is 'Kinds of books.';

create function price_of(book int) returns numeric
language sql stable as $$ select price from books where id = book $$;
comment on function price_of(int) is 'The price of a book.';

create view cheap_books as select id, title from books where price < 10;
comment on view cheap_books is 'Below ten euros.';

comment on schema public is 'The book shop */';
