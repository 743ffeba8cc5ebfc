-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION legacy.owner_id(owner jsonb)
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN COALESCE(legacy.user_id((owner ->> 'id'::text)), '00000000-0000-0000-0000-000000000000'::uuid);

comment on function legacy.owner_id(jsonb) is 'The user that an era A owner became; rows without an owner belong to Nobody.';
