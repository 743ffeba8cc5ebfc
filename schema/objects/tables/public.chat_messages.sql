-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.chat_messages (
    id bigint not null generated always as identity,
    conversation_id public.external_key not null,
    "position" integer not null,
    role public.chat_role not null,
    content text not null,
    details public.jsonb_object not null default '{}'::jsonb,
    sent_at timestamp with time zone not null default now(),
    constraint chat_messages_pkey PRIMARY KEY (id),
    constraint chat_messages_position_check CHECK (("position" >= 1)),
    constraint chat_messages_position_key UNIQUE (conversation_id, "position")
);

alter table public.chat_messages enable row level security;

alter table public.chat_messages add constraint chat_messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES public.chat_conversations(conversation_id) ON DELETE CASCADE;

create policy chat_messages_write on public.chat_messages
    using (((conversation_id)::text IN ( SELECT chat_conversations.conversation_id
   FROM public.chat_conversations)))
    with check (((conversation_id)::text IN ( SELECT chat_conversations.conversation_id
   FROM public.chat_conversations)));

comment on table public.chat_messages is 'What was said in a conversation.';
comment on column public.chat_messages.id is 'Key.';
comment on column public.chat_messages.conversation_id is 'Conversation.';
comment on column public.chat_messages."position" is 'Order in the conversation, from 1.';
comment on column public.chat_messages.role is 'Who said it.';
comment on column public.chat_messages.content is 'What was said.';
comment on column public.chat_messages.details is 'Sources and tool calls of an answer.';
comment on column public.chat_messages.sent_at is 'When it was said.';
