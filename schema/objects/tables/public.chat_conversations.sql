-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.chat_conversations (
    conversation_id public.external_key not null,
    user_id uuid not null,
    app_id public.external_key,
    title text,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    constraint chat_conversations_pkey PRIMARY KEY (conversation_id),
    constraint chat_conversations_title_check CHECK ((btrim(title) <> ''::text))
);

alter table public.chat_conversations enable row level security;

alter table public.chat_conversations add constraint chat_conversations_app_id_fkey FOREIGN KEY (app_id) REFERENCES public.apps(app_id) ON DELETE CASCADE;
alter table public.chat_conversations add constraint chat_conversations_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

CREATE INDEX chat_conversations_app_idx ON public.chat_conversations USING btree (app_id, updated_at DESC);
CREATE INDEX chat_conversations_user_idx ON public.chat_conversations USING btree (user_id, updated_at DESC);

CREATE TRIGGER chat_conversations_keep_owner BEFORE UPDATE ON public.chat_conversations FOR EACH ROW WHEN (((old.user_id <> new.user_id) OR ((old.app_id)::text IS DISTINCT FROM (new.app_id)::text))) EXECUTE FUNCTION public.keep_chat_owner();
CREATE TRIGGER chat_conversations_touch_updated_at BEFORE UPDATE ON public.chat_conversations FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy chat_conversations_write on public.chat_conversations
    using (((user_id = public.session_user_id()) AND ((public.session_app_id() IS NULL) OR ((app_id)::text = public.session_app_id()))))
    with check (((user_id = public.session_user_id()) AND (NOT ((app_id)::text IS DISTINCT FROM public.session_app_id()))));

comment on table public.chat_conversations is 'Conversations with the assistant.';
comment on column public.chat_conversations.conversation_id is 'Key, given by the client.';
comment on column public.chat_conversations.user_id is 'Whose conversation it is; never changes.';
comment on column public.chat_conversations.app_id is 'Tenant; null outside apps. Never changes.';
comment on column public.chat_conversations.title is 'Title; null until one is known.';
comment on column public.chat_conversations.created_at is 'When the conversation began.';
comment on column public.chat_conversations.updated_at is 'When it was last changed.';
