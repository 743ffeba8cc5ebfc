-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.session_user_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('moongraph.user_id'::text, true), ''::text))::uuid;

comment on function public.session_user_id() is 'User of the session, from moongraph.user_id.';
