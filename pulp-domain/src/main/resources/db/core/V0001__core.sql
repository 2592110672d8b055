-- The core's tables. Names and columns follow Pulp's vocabulary (specification 02 §2, 03 §2).
-- Every row that belongs to a Pulp domain carries pulp_domain_id from the first day.
-- Types of a kind (repository, remote, ...) share a master table; each type may add a detail table
-- whose key is the master's pulp_id. Deleting works by foreign keys, in the database.

create table core_domain (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  pulp_last_updated timestamptz default clock_timestamp(),
  name text not null unique,
  description text,
  pulp_labels jsonb not null default '{}',
  storage_class text not null default 'pulpcore.app.models.storage.FileSystem',
  storage_settings jsonb not null default '{}',
  redirect_to_object_storage boolean not null default true,
  hide_guarded_distributions boolean not null default false
);
insert into core_domain (pulp_id, name) values (gen_random_uuid(), 'default');

create table core_user (
  id int generated always as identity primary key,
  username text not null unique,
  password text not null,
  is_superuser boolean not null default false,
  is_active boolean not null default true,
  date_joined timestamptz not null default clock_timestamp()
);

create table core_artifact (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  pulp_last_updated timestamptz default clock_timestamp(),
  file text not null,
  size bigint not null,
  md5 text, sha1 text, sha224 text, sha256 text not null, sha384 text, sha512 text,
  timestamp_of_interest timestamptz not null default clock_timestamp(),
  pulp_domain_id uuid not null references core_domain
);
create unique index core_artifact_sha256 on core_artifact (sha256, pulp_domain_id);
create unique index core_artifact_sha384 on core_artifact (sha384, pulp_domain_id);
create unique index core_artifact_sha512 on core_artifact (sha512, pulp_domain_id);
create index core_artifact_sha224 on core_artifact (sha224);
create index core_artifact_created on core_artifact (pulp_domain_id, pulp_created);

create table core_upload (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  pulp_last_updated timestamptz default clock_timestamp(),
  size bigint not null,
  pulp_domain_id uuid not null references core_domain
);
create index core_upload_created on core_upload (pulp_domain_id, pulp_created);
-- Each chunk lies in a file of its own in the artifact store, so that one that is sent again takes its place at once.
create table core_upload_chunk (
  upload_id uuid not null references core_upload on delete cascade,
  "offset" bigint not null,
  size bigint not null,
  file text not null,
  primary key (upload_id, "offset")
);

create table core_content (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  pulp_last_updated timestamptz default clock_timestamp(),
  pulp_type text not null,
  pulp_labels jsonb not null default '{}',
  upstream_id uuid,
  timestamp_of_interest timestamptz not null default clock_timestamp(),
  pulp_domain_id uuid not null references core_domain
);
create index core_content_created on core_content (pulp_domain_id, pulp_created);
create index core_content_type_created on core_content (pulp_domain_id, pulp_type, pulp_created);
create index core_content_labels on core_content using gin (pulp_labels);

create table core_content_artifact (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  content_id uuid not null references core_content on delete cascade,
  -- Null while the file is known but not stored (on demand).
  artifact_id uuid references core_artifact,
  relative_path text collate "C" not null,
  unique (content_id, relative_path)
);
create index core_content_artifact_path on core_content_artifact (relative_path);
create index core_content_artifact_artifact on core_content_artifact (artifact_id);

create table core_content_guard (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  pulp_last_updated timestamptz default clock_timestamp(),
  pulp_type text not null,
  name text not null,
  description text,
  pulp_domain_id uuid not null references core_domain,
  unique (name, pulp_domain_id)
);

create table core_remote (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  pulp_last_updated timestamptz default clock_timestamp(),
  pulp_type text not null,
  name text not null,
  pulp_labels jsonb not null default '{}',
  url text not null,
  ca_cert text,
  client_cert text,
  client_key text, -- encrypted, as are the next four secrets
  tls_validation boolean not null default true,
  username text,
  password text,
  proxy_url text,
  proxy_username text,
  proxy_password text,
  download_concurrency bigint,
  max_retries bigint,
  policy text not null default 'immediate',
  total_timeout double precision,
  connect_timeout double precision,
  sock_connect_timeout double precision,
  sock_read_timeout double precision,
  headers jsonb,
  rate_limit bigint,
  pulp_domain_id uuid not null references core_domain,
  unique (name, pulp_domain_id)
);
create index core_remote_created on core_remote (pulp_domain_id, pulp_created);

create table core_remote_artifact (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  url text not null,
  size bigint,
  md5 text, sha1 text, sha224 text, sha256 text, sha384 text, sha512 text,
  failed_at timestamptz,
  content_artifact_id uuid not null references core_content_artifact on delete cascade,
  remote_id uuid not null references core_remote on delete cascade,
  pulp_domain_id uuid not null references core_domain,
  unique (content_artifact_id, remote_id)
);
create index core_remote_artifact_remote on core_remote_artifact (remote_id);
create index core_remote_artifact_sha256 on core_remote_artifact (sha256);

create table core_repository (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  pulp_last_updated timestamptz default clock_timestamp(),
  pulp_type text not null,
  name text not null,
  pulp_labels jsonb not null default '{}',
  description text,
  next_version int not null default 0,
  retain_repo_versions bigint,
  retain_checkpoints bigint,
  user_hidden boolean not null default false,
  remote_id uuid references core_remote on delete set null,
  pulp_domain_id uuid not null references core_domain,
  unique (name, pulp_domain_id)
);
create index core_repository_created on core_repository (pulp_domain_id, pulp_created);
create index core_repository_remote on core_repository (remote_id);

create table core_repository_version (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  pulp_last_updated timestamptz default clock_timestamp(),
  repository_id uuid not null references core_repository on delete cascade,
  number int not null,
  complete boolean not null default false,
  base_version_id uuid references core_repository_version on delete set null,
  info jsonb not null default '{}',
  unique (repository_id, number)
);
create index core_repository_version_created on core_repository_version (pulp_created);
create index core_repository_version_base on core_repository_version (base_version_id) where base_version_id is not null;

-- Membership, plugin API: a unit is in version n when version_added <= n and not version_removed <= n.
-- created is when the unit entered the repository; it survives squashing of versions.
create table core_repository_content (
  repository_id uuid not null references core_repository on delete cascade,
  content_id uuid not null references core_content,
  version_added int not null,
  version_removed int,
  created timestamptz not null default clock_timestamp(),
  primary key (repository_id, content_id, version_added)
);
create unique index core_repository_content_open on core_repository_content (repository_id, content_id) where version_removed is null;
create index core_repository_content_content on core_repository_content (content_id);
-- The version comes first: a unit of a repository must not be looked for among all that a version changed, which the
-- planner takes for few as long as it has no statistics of the repository.
create index core_repository_content_added on core_repository_content (version_added, repository_id);
create index core_repository_content_removed on core_repository_content (version_removed, repository_id) where version_removed is not null;

-- Counts per content type, made when a version completes: A added, R removed, P present.
create table core_version_summary (
  version_id uuid not null references core_repository_version on delete cascade,
  kind char(1) not null,
  content_type text not null,
  count bigint not null,
  primary key (version_id, kind, content_type)
);

create table core_publication (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  pulp_last_updated timestamptz default clock_timestamp(),
  pulp_type text not null,
  complete boolean not null default false,
  pass_through boolean not null default false,
  checkpoint boolean not null default false,
  repository_version_id uuid not null references core_repository_version on delete cascade,
  pulp_domain_id uuid not null references core_domain
);
create index core_publication_version on core_publication (repository_version_id);
create index core_publication_created on core_publication (pulp_domain_id, pulp_created);

create table core_published_artifact (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  publication_id uuid not null references core_publication on delete cascade,
  content_artifact_id uuid not null references core_content_artifact on delete cascade,
  relative_path text collate "C" not null,
  unique (publication_id, relative_path)
);
create index core_published_artifact_content on core_published_artifact (content_artifact_id);

-- Files that a publication itself made; each is a content unit of type core.publishedmetadata.
create table core_published_metadata (
  pulp_id uuid primary key references core_content on delete cascade,
  publication_id uuid not null references core_publication on delete cascade,
  relative_path text not null,
  unique (publication_id, relative_path)
);

create table core_distribution (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  pulp_last_updated timestamptz default clock_timestamp(),
  pulp_type text not null,
  name text not null,
  pulp_labels jsonb not null default '{}',
  base_path text collate "C" not null,
  hidden boolean not null default false,
  checkpoint boolean not null default false,
  content_guard_id uuid references core_content_guard on delete set null,
  publication_id uuid references core_publication on delete set null,
  remote_id uuid references core_remote on delete set null,
  repository_id uuid references core_repository on delete set null,
  repository_version_id uuid references core_repository_version on delete set null,
  pulp_domain_id uuid not null references core_domain,
  unique (name, pulp_domain_id),
  unique (base_path, pulp_domain_id)
);
create index core_distribution_created on core_distribution (pulp_domain_id, pulp_created);
create index core_distribution_publication on core_distribution (publication_id);
create index core_distribution_repository on core_distribution (repository_id);
create index core_distribution_version on core_distribution (repository_version_id);

-- What a distribution served: at most one current row (expires_at null); older ones serve on for the grace period.
create table core_distributed_publication (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  distribution_id uuid not null references core_distribution on delete cascade,
  publication_id uuid not null references core_publication on delete cascade,
  expires_at timestamptz
);
create unique index core_distributed_publication_current on core_distributed_publication (distribution_id) where expires_at is null;
create index core_distributed_publication_publication on core_distributed_publication (publication_id);

-- Live processes: one row for the api and content roles of an instance, one for each worker slot.
create table core_app_status (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  pulp_last_updated timestamptz default clock_timestamp(),
  app_type text not null,
  name text not null,
  versions jsonb not null default '{}',
  ttl interval not null,
  last_heartbeat timestamptz not null default clock_timestamp()
);
