package pulp.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pulp.plugin.TypeName;

class OperationNamesTest {
  @Test
  void tagsDropTheLabelOfThePlugin() {
    assertThat(OperationNames.tag("repositories/file/file/versions"))
        .isEqualTo("Repositories: File Versions");
    assertThat(OperationNames.tag("content/file/files")).isEqualTo("Content: Files");
    assertThat(OperationNames.tag("task-groups")).isEqualTo("Task-Groups");
    assertThat(OperationNames.tag("repositories/reclaim_space"))
        .isEqualTo("Repositories: Reclaim_Space");
  }

  @Test
  void hrefParametersSplitTheModelAtCapitals() {
    assertThat(OperationNames.href(type("file.FileRepository")))
        .isEqualTo("file_file_repository_href");
    assertThat(OperationNames.href(type("core.RBACContentGuard")))
        .isEqualTo("r_b_a_c_content_guard_href");
    assertThat(OperationNames.href(type("certguard.X509CertGuard")))
        .isEqualTo("certguard_x509_cert_guard_href");
  }

  private static TypeName type(String model) {
    return new TypeName("x", "x", model, "x", "x");
  }
}
