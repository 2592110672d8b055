package pulp.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pulp.problem.Problem;

class ManifestTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  private static List<Manifest.Entry> read(String text) throws IOException {
    List<Manifest.Entry> entries = new ArrayList<>();
    Manifest.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), entries::add);
    return entries;
  }

  @Test
  void aLineIsPathDigestAndSize() throws IOException {
    assertThat(read("a/b.iso," + DIGEST + ",42\n"))
        .containsExactly(new Manifest.Entry("a/b.iso", DIGEST, 42));
  }

  @Test
  void theLastTwoCommasSeparate() throws IOException {
    assertThat(read("a,b,c.iso," + DIGEST + ",0"))
        .containsExactly(new Manifest.Entry("a,b,c.iso", DIGEST, 0));
  }

  @Test
  void blankLinesAndCommentsAreNothing() throws IOException {
    assertThat(read("\n# a,b,c\n   \r\n  x , " + DIGEST + " , 1 \r\n"))
        .containsExactly(new Manifest.Entry("x", DIGEST, 1));
  }

  @Test
  void digestsAreTakenInAnyCase() throws IOException {
    assertThat(read("x," + DIGEST.toUpperCase(java.util.Locale.ROOT) + ",1"))
        .containsExactly(new Manifest.Entry("x", DIGEST, 1));
  }

  @Test
  void anEntryIsWrittenAsItIsRead() throws IOException {
    Manifest.Entry entry = new Manifest.Entry("ä/b,c", DIGEST, 7);
    assertThat(read(entry.line())).containsExactly(entry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "x,1",
        ",DIGEST,1",
        "x,DIGEST,",
        "x,DIGEST,-1",
        "x,DIGEST,1.5",
        "x,DIGEST,9999999999999999999",
        "x,abc,1",
        "x,DIGEST0,1",
        "/etc/passwd,DIGEST,1",
        "../x,DIGEST,1",
        "a/../x,DIGEST,1",
        "a//x,DIGEST,1",
        "a/,DIGEST,1",
        "./x,DIGEST,1",
        "a b,DIGEST,1",
        "a?b,DIGEST,1",
        "<html>,DIGEST,1?"
      })
  void aBrokenLineIsTold(String line) {
    String text = "good," + DIGEST + ",1\n\n" + line.replace("DIGEST", DIGEST) + "\n";
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(Problem.class)
        .hasMessage(
            "Error: Parsing of the manifest file failed on line:3.\n"
                + "Please make sure the remote URL is pointing to a valid manifest file.\n"
                + "The manifest file should be composed of lines in the following format:"
                + " <relative_path>,<digest>,<size>.");
  }

  @Test
  void bytesThatAreNoTextAreABrokenLine() {
    byte[] bytes = {(byte) 0xff, (byte) 0xfe, 0, 1, 2, '\n'};
    assertThatThrownBy(() -> Manifest.read(new ByteArrayInputStream(bytes), entry -> {}))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("line:1.");
  }
}
