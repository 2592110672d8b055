package pulp.content.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypesTest {
  @ParameterizedTest
  @CsvSource({
    "a.xml, text/xml",
    "repodata/a.xml.gz, application/gzip",
    "A.JAR, application/java-archive",
    "a.rpm, application/octet-stream",
    "PULP_MANIFEST, application/octet-stream",
    "a.d/file, application/octet-stream",
    ".gz, application/octet-stream",
    "..gz, application/octet-stream",
    ".a.gz, application/gzip",
    "a., application/octet-stream",
  })
  void theLastExtensionTells(String path, String type) {
    assertThat(ContentTypes.of(path)).isEqualTo(type);
  }

  @Test
  void whatABrowserWouldRunIsKnown() {
    assertThat(ContentTypes.isActive(ContentTypes.of("x.html"))).isTrue();
    assertThat(ContentTypes.isActive(ContentTypes.of("x.svg"))).isTrue();
    assertThat(ContentTypes.isActive(ContentTypes.of("x.xsl"))).isTrue();
    assertThat(ContentTypes.isActive(ContentTypes.of("x.xhtml"))).isTrue();
    assertThat(ContentTypes.isActive(ContentTypes.of("x.png"))).isFalse();
  }
}
