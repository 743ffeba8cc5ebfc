-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION legacy.try_timestamptz(value text)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE
 SET "TimeZone" TO 'UTC'
 SET "DateStyle" TO 'ISO, YMD'
AS $function$
declare
    candidate text := btrim(value);
begin
    if candidate is null or candidate !~ '^\d{4}-\d' then
        return null;
    end if;
    begin
        return candidate::timestamptz;
    exception when datetime_field_overflow or invalid_datetime_format or invalid_text_representation then
        candidate := regexp_replace(candidate, '\s*\+00(:00)?$', '');
    end;
    return candidate::timestamptz;
exception when others then
    return null;
end
$function$;

comment on function legacy.try_timestamptz(text) is 'The text as a point in time, or null when it is none; a doubled "+00" is forgiven.';
