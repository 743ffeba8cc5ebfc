drop table chat_messages;
drop table chat_conversations;
drop function keep_chat_owner();
