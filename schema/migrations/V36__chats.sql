-- Why: chats are kept, one row per message. A client gives the id of a conversation, so whoever
-- knows an id must not be able to take the conversation over.

create table chat_conversations (
    conversation_id external_key not null constraint chat_conversations_pkey primary key,
    user_id uuid not null
        constraint chat_conversations_user_id_fkey references users (id) on delete cascade,
    app_id external_key
        constraint chat_conversations_app_id_fkey references apps (app_id) on delete cascade,
    title text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint chat_conversations_title_check check (btrim(title) <> '')
);
create index chat_conversations_user_idx on chat_conversations (user_id, updated_at desc);
create index chat_conversations_app_idx on chat_conversations (app_id, updated_at desc);
create trigger chat_conversations_touch_updated_at before update on chat_conversations
    for each row execute function touch_updated_at();

create function keep_chat_owner() returns trigger
language plpgsql as $$
begin
    raise exception 'conversation % belongs to another user or app', old.conversation_id
        using errcode = 'insufficient_privilege', table = 'chat_conversations',
              constraint = 'chat_conversations_owner_is_fixed';
end
$$;
comment on function keep_chat_owner() is 'Trigger: refuses a change of the owner of a conversation.';
create trigger chat_conversations_keep_owner before update on chat_conversations
    for each row when (old.user_id <> new.user_id or old.app_id is distinct from new.app_id)
    execute function keep_chat_owner();

create table chat_messages (
    id bigint generated always as identity constraint chat_messages_pkey primary key,
    conversation_id external_key not null
        constraint chat_messages_conversation_id_fkey references chat_conversations (conversation_id)
            on delete cascade,
    position integer not null,
    role chat_role not null,
    content text not null,
    details jsonb_object not null default '{}',
    sent_at timestamptz not null default now(),
    constraint chat_messages_position_key unique (conversation_id, position),
    constraint chat_messages_position_check check (position >= 1)
);

comment on table chat_conversations is 'Conversations with the assistant.';
comment on column chat_conversations.conversation_id is 'Key, given by the client.';
comment on column chat_conversations.user_id is 'Whose conversation it is; never changes.';
comment on column chat_conversations.app_id is 'Tenant; null outside apps. Never changes.';
comment on column chat_conversations.title is 'Title; null until one is known.';
comment on column chat_conversations.created_at is 'When the conversation began.';
comment on column chat_conversations.updated_at is 'When it was last changed.';
comment on table chat_messages is 'What was said in a conversation.';
comment on column chat_messages.id is 'Key.';
comment on column chat_messages.conversation_id is 'Conversation.';
comment on column chat_messages.position is 'Order in the conversation, from 1.';
comment on column chat_messages.role is 'Who said it.';
comment on column chat_messages.content is 'What was said.';
comment on column chat_messages.details is 'Sources and tool calls of an answer.';
comment on column chat_messages.sent_at is 'When it was said.';
