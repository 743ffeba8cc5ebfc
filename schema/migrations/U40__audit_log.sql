drop trigger role_permissions_audit on role_permissions;
drop trigger team_memberships_audit on team_memberships;
drop trigger team_folder_roles_audit on team_folder_roles;
drop trigger user_folder_roles_audit on user_folder_roles;
drop function record_in_audit_log();
drop table audit_log;
