comment on view cheap is 'x';
