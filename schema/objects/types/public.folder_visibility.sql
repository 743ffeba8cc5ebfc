-- Written by Headwater from the migrations; the next build replaces an edited file.

create type public.folder_visibility as enum ('private', 'shared', 'public');

comment on type public.folder_visibility is 'private and shared: found by those with a right, where shared says that there are others; public: read by everybody.';
