-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.session_app_id()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('moongraph.app_id'::text, true), ''::text);

comment on function public.session_app_id() is 'App of the session, from moongraph.app_id. Set, it decides alone: the whole app, no other.';
