-- Whoever changes what is served, instances that serve hear of it after the commit, in the order of commits:
-- d:<distribution>, or r:<repository> for everything that is served from it.
create function core_serving_distribution() returns trigger language plpgsql as $$
begin
  perform pg_notify('pulp_serving', 'd:' || coalesce(new.pulp_id, old.pulp_id));
  return null;
end $$;
create trigger core_distribution_serving after insert or delete or
  update of base_path, hidden, checkpoint, content_guard_id, publication_id, remote_id, repository_id, repository_version_id
  on core_distribution for each row execute function core_serving_distribution();

create function core_serving_grace() returns trigger language plpgsql as $$
begin
  perform pg_notify('pulp_serving', 'd:' || coalesce(new.distribution_id, old.distribution_id));
  return null;
end $$;
create trigger core_distributed_publication_serving after insert or update or delete
  on core_distributed_publication for each row execute function core_serving_grace();

create function core_serving_version() returns trigger language plpgsql as $$
begin
  if coalesce(new.complete, old.complete) then
    perform pg_notify('pulp_serving', 'r:' || coalesce(new.repository_id, old.repository_id));
  end if;
  return null;
end $$;
create trigger core_repository_version_serving after insert or delete or update of complete
  on core_repository_version for each row execute function core_serving_version();

-- When a publication goes with its version, that one's trigger has told already and there is no row left to ask.
create function core_serving_publication() returns trigger language plpgsql as $$
begin
  if coalesce(new.complete, old.complete) then
    perform pg_notify('pulp_serving', 'r:' || repository_id) from core_repository_version
      where pulp_id = coalesce(new.repository_version_id, old.repository_version_id);
  end if;
  return null;
end $$;
create trigger core_publication_serving after insert or delete or update of complete, checkpoint
  on core_publication for each row execute function core_serving_publication();
