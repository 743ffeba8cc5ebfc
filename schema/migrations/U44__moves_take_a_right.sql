drop trigger graphs_refuse_move_by_grant on graphs;
drop trigger documents_refuse_move_by_grant on documents;
drop function refuse_move_by_grant();
