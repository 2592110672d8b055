-- Files whose artifact rows were deleted; each name goes when the file is gone.
create table core_unnamed_file (
  file text primary key
);
