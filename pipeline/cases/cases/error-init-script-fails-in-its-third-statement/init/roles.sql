-- Zuerst die Rollen: Größe egal.
create role app_owner;
create role app_reader;
grant app_writer to app_reader;
create role never_reached;
