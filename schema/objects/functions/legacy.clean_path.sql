-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION legacy.clean_path(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select case when not bool_or(btrim(segment) = '..')
           then '/' || string_agg(btrim(segment), '/' order by place) end
    from unnest(string_to_array(value, '/')) with ordinality as s (segment, place)
    where btrim(segment) <> ''
$function$;

comment on function legacy.clean_path(text) is 'A folder path with one slash before each segment, or null when the text is none.';
