-- The file plugin's detail tables; each key is the master row's.
create table file_content (
  pulp_id uuid primary key references core_content on delete cascade,
  relative_path text collate "C" not null,
  digest text not null,
  pulp_domain_id uuid not null references core_domain,
  unique (relative_path, digest, pulp_domain_id)
);
create index file_content_digest on file_content (digest);

create table file_repository (
  pulp_id uuid primary key references core_repository on delete cascade,
  manifest text default 'PULP_MANIFEST',
  autopublish boolean not null default false,
  last_sync_details jsonb not null default '{}'
);

create table file_publication (
  pulp_id uuid primary key references core_publication on delete cascade,
  manifest text
);

-- A sync in progress: what its manifest said, and the entries, in the order of the manifest. Rows go with the task.
create table file_sync (
  task_id uuid primary key references core_task on delete cascade,
  manifest_sha256 text not null,
  manifest_artifact_id uuid references core_artifact on delete set null,
  skipped boolean not null default false,
  version_id uuid
);
create table file_sync_entry (
  task_id uuid not null,
  position int not null,
  relative_path text collate "C" not null,
  digest text not null,
  size bigint not null,
  content_id uuid,
  primary key (task_id, position)
);
