-- Written by Headwater from the migrations; the next build replaces an edited file.

create schema legacy;

comment on schema legacy is 'Helpers of the move away from era A; no application uses them.';
