-- Why: era A kept ids and time stamps as free text and lists as free JSON.
-- These casts give null, or an empty list, where a plain cast would stop the migration.

create function legacy.try_uuid(value text) returns uuid
language plpgsql immutable parallel safe as $$
begin
    return value::uuid;
exception when invalid_text_representation then
    return null;
end
$$;
comment on function legacy.try_uuid(text) is 'The text as a UUID, or null when it is none.';

-- Texts without a zone are UTC. A time stamp that got a second "+00" appended is repaired.
create function legacy.try_timestamptz(value text) returns timestamptz
language plpgsql stable set timezone = 'UTC' set datestyle = 'ISO, YMD' as $$
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
$$;
comment on function legacy.try_timestamptz(text) is 'The text as a point in time, or null when it is none; a doubled "+00" is forgiven.';

create function legacy.try_jsonb(value text) returns jsonb
language plpgsql immutable parallel safe as $$
begin
    return value::jsonb;
exception when others then
    return null;
end
$$;
comment on function legacy.try_jsonb(text) is 'The text as JSON, or null when it is none.';

create function legacy.object_or_empty(value jsonb) returns jsonb
language sql immutable parallel safe
return case when jsonb_typeof(value) = 'object' then value else '{}'::jsonb end;
comment on function legacy.object_or_empty(jsonb) is 'The value when it is a JSON object, else an empty one.';

create function legacy.array_or_empty(value jsonb) returns jsonb
language sql immutable parallel safe
return case when jsonb_typeof(value) = 'array' then value else '[]'::jsonb end;
comment on function legacy.array_or_empty(jsonb) is 'The value when it is a JSON array, else an empty one.';

create function legacy.text_or_null(value text) returns text
language sql immutable parallel safe
return nullif(btrim(value), '');
comment on function legacy.text_or_null(text) is 'Missing, JSON null and blank text all meant the same in era A: nothing.';

create function legacy.as_array(value jsonb) returns jsonb
language sql immutable parallel safe
return case
    when value is null or jsonb_typeof(value) = 'null' then '[]'::jsonb
    when jsonb_typeof(value) = 'array' then value
    else jsonb_build_array(value) end;
comment on function legacy.as_array(jsonb) is 'The array itself, a lone value as an array of one, nothing as an empty array.';

-- era A lists hold nulls, numbers and lists within lists beside the texts that belong there
create function legacy.texts(list jsonb) returns setof text
language sql immutable parallel safe as $$
    select distinct btrim(element #>> '{}')
    from jsonb_array_elements(legacy.as_array(list)) element
    where jsonb_typeof(element) = 'string' and btrim(element #>> '{}') <> ''
$$;
comment on function legacy.texts(jsonb) is 'The distinct non-blank texts in a list; anything else in it gives no rows.';

create function legacy.non_texts(list jsonb) returns setof jsonb
language sql immutable parallel safe as $$
    select element
    from jsonb_array_elements(legacy.as_array(list)) element
    where jsonb_typeof(element) <> 'string' or btrim(element #>> '{}') = ''
$$;
comment on function legacy.non_texts(jsonb) is 'What legacy.texts leaves out, one row each.';

-- '' , '/' and '..' name no folder
create function legacy.clean_path(value text) returns text
language sql immutable parallel safe as $$
    select case when not bool_or(btrim(segment) = '..')
           then '/' || string_agg(btrim(segment), '/' order by place) end
    from unnest(string_to_array(value, '/')) with ordinality as s (segment, place)
    where btrim(segment) <> ''
$$;
comment on function legacy.clean_path(text) is 'A folder path with one slash before each segment, or null when the text is none.';
