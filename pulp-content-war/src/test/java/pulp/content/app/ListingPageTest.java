package pulp.content.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pulp.distribution.serving.Resolution;

class ListingPageTest {
  private static String page(String title, boolean parent, Resolution.Entry... entries) {
    return new String(
        ListingPage.of(new Resolution.Listing(title, parent, List.of(entries))),
        StandardCharsets.UTF_8);
  }

  @Test
  void thePageIsTheWiresByteForByte() {
    Instant date = Instant.parse("2026-08-12T09:05:11Z");
    assertThat(
            page(
                "/pulp/content/foo/",
                true,
                new Resolution.Entry("1.iso", date, 4194304L),
                new Resolution.Entry("d/", date, null)))
        .isEqualTo(
            "\n<html>\n<head><title>Index of /pulp/content/foo/</title></head>\n<body bgcolor=\"white\">\n"
                + "<h1>Index of /pulp/content/foo/</h1>\n<hr><pre><a href=\"../\">../</a>\n"
                + "<a href=\"./1.iso\">1.iso</a>"
                + " ".repeat(95)
                + "12-Aug-2026 09:05  4.2 MB\n<a href=\"./d/\">d/</a>"
                + " ".repeat(98)
                + "12-Aug-2026 09:05  \n</pre><hr></body>\n</html>");
  }

  @Test
  void theRootHasNoWayUp() {
    assertThat(page("/pulp/content/", false)).doesNotContain("../");
  }

  @Test
  void aNameCannotBecomeMarkup() {
    assertThat(page("<b>&", true, new Resolution.Entry("\"><script>?%#'.txt", null, 1L)))
        .contains("Index of &lt;b&gt;&amp;<")
        .contains("href=\"./%22%3e%3cscript%3e%3f%25%23'.txt\"")
        .contains(">&#34;&gt;&lt;script&gt;?%#&#39;.txt</a>");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 Bytes",
    "1, 1 Byte",
    "999, 999 Bytes",
    "1000, 1.0 kB",
    "4194304, 4.2 MB",
    "1300000000, 1.3 GB",
    "999999, 1000.0 kB"
  })
  void sizesAreDecimal(long bytes, String text) {
    assertThat(ListingPage.size(bytes)).isEqualTo(text);
  }
}
