-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION legacy.try_uuid(value text)
 RETURNS uuid
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
begin
    return value::uuid;
exception when invalid_text_representation then
    return null;
end
$function$;

comment on function legacy.try_uuid(text) is 'The text as a UUID, or null when it is none.';
