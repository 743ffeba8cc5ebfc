-- Why: closed sets of values are enums, and texts with a rule are domains, so that the
-- database refuses what era A let in.

create type user_status as enum ('active', 'disabled', 'imported', 'system');
comment on type user_status is 'imported: known from era A only, not signed in yet; system: owns rows nobody owned.';
create type membership_role as enum ('admin', 'editor', 'member');
comment on type membership_role is 'What somebody is in a team.';
create type role_scope as enum ('folder', 'team', 'system');
comment on type role_scope is 'What a role is granted on.';
create type invitation_status as enum ('pending', 'accepted', 'expired', 'revoked');
comment on type invitation_status is 'Where an invitation stands.';
create type owner_type as enum ('user', 'team');
comment on type owner_type is 'Who can own a folder.';
create type folder_visibility as enum ('private', 'shared', 'public');
comment on type folder_visibility is 'private and shared: found by those with a right, where shared says that there are others; public: read by everybody.';
create type processing_status as enum ('processing', 'completed', 'failed', 'unknown');
comment on type processing_status is 'Where the processing of a document or graph stands; unknown: era A did not say.';
create type access_level as enum ('read', 'write', 'admin');
comment on type access_level is 'A grant on one document or graph, from the lists of era A.';
create type limit_tier as enum ('free', 'developer', 'startup', 'pro', 'teams', 'custom', 'self_hosted');
comment on type limit_tier is 'Plan that sets the limits; developer, startup and custom are no longer sold.';
create type chat_role as enum ('system', 'user', 'assistant');
comment on type chat_role is 'Who said a chat message.';
create type usage_status as enum ('success', 'failure', 'refused');
comment on type usage_status is 'How a logged operation ended; refused: over a limit.';

create domain external_key as text
    constraint external_key_check check (value <> '' and char_length(value) <= 1024);
comment on domain external_key is 'An id that clients hold and may have made themselves; often, not always, a UUID.';
create domain email_address as text
    constraint email_address_check check (value ~ '^[^@\s]+@[^@\s]+$' and char_length(value) <= 255);
comment on domain email_address is 'An e-mail address, checked for its outline only.';
create domain label as text
    constraint label_check check (btrim(value) <> '' and char_length(value) <= 255);
comment on domain label is 'A name that people read: not blank, 255 characters at most.';
create domain folder_name as text
    constraint folder_name_check check (btrim(value) <> '' and value !~ '/' and value <> '..');
comment on domain folder_name is 'One segment of a folder path: not blank, no slash, not "..".';
create domain jsonb_object as jsonb
    constraint json_object_check check (jsonb_typeof(value) = 'object');
comment on domain jsonb_object is 'A JSON object: never an array, a scalar or JSON null.';
create domain jsonb_array as jsonb
    constraint json_array_check check (jsonb_typeof(value) = 'array');
comment on domain jsonb_array is 'A JSON array.';
create domain byte_count as bigint
    constraint byte_count_check check (value >= 0);
comment on domain byte_count is 'A number of bytes, never negative.';

create type storage_location as (bucket text, key text);
comment on type storage_location is 'Where a file lies in the object store.';
