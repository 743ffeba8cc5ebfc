drop table folder_links;
