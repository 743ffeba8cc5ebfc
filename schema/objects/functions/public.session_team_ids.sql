-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.session_team_ids(least_role public.membership_role DEFAULT 'member'::public.membership_role)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    -- membership_role lists the mightiest first
    select team_id from team_memberships where user_id = session_user_id() and role <= least_role
    union
    select id from teams where owner_user_id = session_user_id()
$function$;

comment on function public.session_team_ids(public.membership_role) is 'Teams in which the user of the session is at least this.';
