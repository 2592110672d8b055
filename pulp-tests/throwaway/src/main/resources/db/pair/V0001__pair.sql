-- A unit is known by its name and by what its two files hold.
create table pair_content (
  pulp_id uuid primary key references core_content on delete cascade,
  name text not null,
  digests text not null,
  pulp_domain_id uuid not null references core_domain,
  unique (name, digests, pulp_domain_id)
);

create table pair_repository (
  pulp_id uuid primary key references core_repository on delete cascade,
  keep bigint
);
