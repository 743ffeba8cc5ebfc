-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.keep_chat_owner()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    raise exception 'conversation % belongs to another user or app', old.conversation_id
        using errcode = 'insufficient_privilege', table = 'chat_conversations',
              constraint = 'chat_conversations_owner_is_fixed';
end
$function$;

comment on function public.keep_chat_owner() is 'Trigger: refuses a change of the owner of a conversation.';
