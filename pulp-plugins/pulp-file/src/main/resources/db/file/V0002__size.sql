-- In bytes: manifests list it, and joining it from the artifact of each unit made up half of a publish.
alter table file_content add column size bigint not null default 0;
update file_content unit set size = coalesce(
  a.size, (select r.size from core_remote_artifact r where r.content_artifact_id = ca.pulp_id order by r.pulp_id limit 1), 0)
from core_content_artifact ca left join core_artifact a on a.pulp_id = ca.artifact_id
where ca.content_id = unit.pulp_id;
alter table file_content alter column size drop default;
