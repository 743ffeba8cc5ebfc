copy countries from stdin with (format csv, header, delimiter ';');
code;name;note
fr;France;"a ; b"
\.
