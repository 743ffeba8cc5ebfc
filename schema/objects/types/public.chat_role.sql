-- Written by Headwater from the migrations; the next build replaces an edited file.

create type public.chat_role as enum ('system', 'user', 'assistant');

comment on type public.chat_role is 'Who said a chat message.';
