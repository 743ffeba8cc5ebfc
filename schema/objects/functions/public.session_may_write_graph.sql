-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.session_may_write_graph(id text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select exists (
        select from graphs g
        where g.id = session_may_write_graph.id
          and session_may('write', g.app_id, g.owner_user_id, g.folder_id,
                          g.id in (select session_granted_graph_ids('write'))))
$function$;

comment on function public.session_may_write_graph(text) is 'Whether the session may change a graph.';
