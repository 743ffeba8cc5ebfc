-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION legacy.user_id(era_a_id text)
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (SELECT users.id FROM public.users WHERE (users.legacy_id = legacy.text_or_null(user_id.era_a_id)));

comment on function legacy.user_id(text) is 'The user that an era A id became.';
