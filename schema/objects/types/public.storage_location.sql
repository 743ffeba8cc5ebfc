-- Written by Headwater from the migrations; the next build replaces an edited file.

create type public.storage_location as (
    bucket text,
    key text
);

comment on type public.storage_location is 'Where a file lies in the object store.';
