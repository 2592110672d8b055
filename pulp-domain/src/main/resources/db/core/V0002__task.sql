-- Tasks: the history (core_task) beside a narrow queue that holds unfinished tasks only (specification 03 §25.2).

create table core_task_group (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  pulp_last_updated timestamptz default clock_timestamp(),
  description text not null,
  all_tasks_dispatched boolean not null default false,
  pulp_domain_id uuid not null references core_domain on delete cascade
);

create table core_task (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  pulp_last_updated timestamptz default clock_timestamp(),
  state text not null,
  name text not null,
  logging_cid text not null,
  created_by_id int references core_user on delete set null,
  unblocked_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  error json,  -- json keeps the order of keys that clients see
  result json,
  enc_args text,   -- encrypted JSON
  enc_kwargs text, -- encrypted JSON
  parent_task_id uuid references core_task on delete set null,
  task_group_id uuid references core_task_group on delete set null,
  reserved_resources_record text[],
  versions jsonb not null default '{}',
  profile_options text[],
  immediate boolean not null default false,
  deferred boolean not null default true,
  pulp_api_version text not null default 'v3',
  pulp_domain_id uuid not null references core_domain on delete cascade
);
create index core_task_created on core_task (pulp_domain_id, pulp_created);
create index core_task_state on core_task (pulp_domain_id, state, pulp_created);
create index core_task_cid on core_task (logging_cid);
create index core_task_parent on core_task (parent_task_id) where parent_task_id is not null;
create index core_task_task_group on core_task (task_group_id) where task_group_id is not null;
create index core_task_resources on core_task using gin (reserved_resources_record);

create sequence core_task_seq;

-- One row for each unfinished task. ready: nothing earlier conflicts. owner: the worker slot that runs it.
create table core_task_queue (
  task_id uuid primary key references core_task on delete cascade,
  seq bigint not null,
  ready boolean not null,
  immediate boolean not null,
  owner uuid
) with (fillfactor = 50);
create index core_task_queue_pick on core_task_queue (immediate desc, seq) where ready and owner is null;
create index core_task_queue_owner on core_task_queue (owner) where owner is not null;

create table core_task_reservation (
  resource text not null,
  seq bigint not null,
  exclusive boolean not null,
  task_id uuid not null references core_task on delete cascade,
  primary key (resource, seq)
);
create index core_task_reservation_exclusive on core_task_reservation (resource, seq) where exclusive;
create index core_task_reservation_task on core_task_reservation (task_id);

create table core_progress_report (
  pulp_id uuid primary key,
  pulp_created timestamptz not null default clock_timestamp(),
  message text not null,
  code text not null,
  state text not null default 'waiting',
  total bigint,
  done bigint not null default 0,
  suffix text,
  task_id uuid not null references core_task on delete cascade
);
create index core_progress_report_task on core_progress_report (task_id);

create table core_group_progress_report (
  pulp_id uuid primary key,
  message text not null,
  code text not null,
  total bigint not null default 0,
  done bigint not null default 0,
  suffix text,
  task_group_id uuid not null references core_task_group on delete cascade,
  unique (code, task_group_id)
);

-- A pointer to what a task made, known by model name (file.filerepository); the object may be gone.
create table core_created_resource (
  task_id uuid not null references core_task on delete cascade,
  position int not null generated always as identity,
  model text not null,
  object_id uuid not null,
  primary key (task_id, position)
);
create index core_created_resource_object on core_created_resource (object_id);
