package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pulp.tests.client.Body;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;

/** Pages, filters, orders and selections of lists (specification 01 §5–§8). */
class ListsIT extends ApiTest {
  private String prefix;

  ListsIT(PulpServer server) {
    super(server);
  }

  @BeforeEach
  void threeRepositories() {
    prefix = Names.unique("list");
    for (String end : List.of("a", "b", "c")) {
      repositoryNamed(prefix + end, end);
    }
  }

  private void repositoryNamed(String name, String label) {
    pulp.create(
        REPOSITORIES, "name", name, "pulp_labels", Body.of("end", label), "description", label);
  }

  private JsonObject list(String query) {
    return pulp.get(REPOSITORIES + "?name__startswith=" + prefix + "&" + query).expect(200).json();
  }

  private List<String> ends(String query) {
    return list(query).getJsonArray("results").getValuesAs(JsonObject.class).stream()
        .map(row -> row.getString("name").substring(prefix.length()))
        .toList();
  }

  private String complaint(String query) {
    return pulp.get(REPOSITORIES + "?" + query).expect(400).text();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void theNewestComeFirstAndPagesAreLinked() {
    assertThat(ends("")).containsExactly("c", "b", "a");
    JsonObject first = list("limit=2");
    assertThat(first.getInt("count")).isEqualTo(3);
    assertThat(first.isNull("previous")).isTrue();
    assertThat(first.getString("next"))
        .isEqualTo(
            server.address()
                + "/pulp/api/v3/"
                + REPOSITORIES
                + "?limit=2&name__startswith="
                + prefix
                + "&offset=2");
    JsonObject second = list("limit=2&offset=2");
    assertThat(second.getJsonArray("results")).hasSize(1);
    assertThat(second.isNull("next")).isTrue();
    assertThat(second.getString("previous"))
        .isEqualTo(
            server.address()
                + "/pulp/api/v3/"
                + REPOSITORIES
                + "?limit=2&name__startswith="
                + prefix);
    assertThat(list("offset=100").getJsonArray("results")).isEmpty();
    assertThat(list("limit=-1&offset=x").getJsonArray("results")).hasSize(3);
  }

  @Test
  void fieldsAreSelected() {
    assertThat(list("fields=name,prn").getJsonArray("results").getJsonObject(0))
        .containsOnlyKeys("prn", "name");
    assertThat(list("fields=name&fields=prn").getJsonArray("results").getJsonObject(0))
        .containsOnlyKeys("prn", "name");
    assertThat(list("fields=nope").getJsonArray("results").getJsonObject(0)).isEmpty();
    assertThat(list("exclude_fields=name").getJsonArray("results").getJsonObject(0))
        .doesNotContainKey("name")
        .containsKey("pulp_href");
    assertThat(list("fields=name,prn&exclude_fields=prn").getJsonArray("results").getJsonObject(0))
        .containsOnlyKeys("name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ordering=name|abc",
        "ordering=-name|cba",
        "ordering=pulp_created|abc",
        "ordering=-pk|cba",
        "name__endswith=x|400",
        "ordering=bogus|400",
        "bogus=1|400",
        "page=1|400",
        "pulp_label_select=end|cba",
        "pulp_label_select=end%3Da|a",
        "pulp_label_select=end!%3Da|cb",
        "pulp_label_select=!end|-",
        "pulp_label_select=end~A|a",
        "pulp_label_select=end,|400",
        "q=name__iendswith%3Da|400",
        "q=pulp_label_select%3D%22end%3Da%22|a",
        "q=NOT%20pulp_label_select%3D%22end%3Da%22|cb",
        "q=(|400",
        "retain_repo_versions__isnull=true|cba",
        "retain_repo_versions__isnull=false|-",
        "retain_repo_versions__gt=5|-",
        "retain_repo_versions__ne=5|-",
        "retain_repo_versions__range=1|400",
        "retain_repo_versions__gt=monday|400",
        "name__regex=[|400",
        "remote=null|cba",
        "pulp_href__in=|-",
        "prn__in=abc|400",
      })
  void filtersSelectOrComplain(String query, String wanted) {
    if (wanted.equals("400")) {
      pulp.get(REPOSITORIES + "?name__startswith=" + prefix + "&" + query).expect(400);
    } else {
      assertThat(String.join("", ends(query))).isEqualTo(wanted.equals("-") ? "" : wanted);
    }
  }

  @Test
  void namesAreFoundByTheirFamilyOfFilters() {
    assertThat(ends("name=" + prefix + "a")).containsExactly("a");
    assertThat(ends("name__iexact=" + prefix.toUpperCase(java.util.Locale.ROOT) + "A"))
        .containsExactly("a");
    assertThat(ends("name__in=" + prefix + "a," + prefix + "b")).containsExactly("b", "a");
    assertThat(ends("name__icontains=IST-&ordering=name")).containsExactly("a", "b", "c");
    assertThat(ends("name__regex=" + encode("[ab]$") + "&ordering=name")).containsExactly("a", "b");
    assertThat(ends("q=" + encode("name=" + prefix + "a OR name=" + prefix + "c")))
        .containsExactly("c", "a");
    assertThat(ends("name__contains=%25")).isEmpty();
  }

  @Test
  void complaintsHaveTheirShape() {
    assertThat(complaint("bogus=1&other=2"))
        .contains("Invalid Filter: 'bogus'", "Invalid Filter: 'other'")
        .startsWith("{\"errors\":[");
    assertThat(complaint("ordering=bogus"))
        .isEqualTo(
            "{\"ordering\":[\"Select a valid choice. bogus is not one of the available choices.\"]}");
    assertThat(complaint("retain_repo_versions__gt=x"))
        .isEqualTo("{\"retain_repo_versions__gt\":[\"Enter a number.\"]}");
    assertThat(pulp.get(PUBLICATIONS + "?pulp_created__gt=monday").expect(400).text())
        .isEqualTo("{\"pulp_created__gt\":[\"Enter a valid date/time.\"]}");
    assertThat(complaint("pulp_label_select=" + encode("!a=b")))
        .isEqualTo("[\"Cannot use an operator with '!a'.\"]");
    assertThat(complaint("pulp_label_select=" + encode("a,")))
        .isEqualTo("[\"Invalid search term: ''.\"]");
    assertThat(complaint("q=" + encode("nope=1")))
        .isEqualTo("{\"q\":[\"Filter 'nope' does not exist.\"]}");
    assertThat(complaint("q=" + encode("a or b")))
        .isEqualTo("{\"q\":[\"Syntax error in expression.\"]}");
    assertThat(complaint("q=" + encode("name=a AND ".repeat(8) + "name=b")))
        .isEqualTo("{\"q\":[\"Filter expression exceeds allowed complexity.\"]}");
    assertThat(complaint("prn__in=abc"))
        .isEqualTo("[\"Not a valid PRN: abc, must start with 'prn:'\"]");
    assertThat(complaint("pulp_id__in=abc")).contains("Enter a valid UUID.");
    assertThat(complaint("remote=/pulp/api/v3/tasks/x/")).startsWith("[");
  }

  @Test
  void filtersApplyToItemsToo() {
    String href = href(repository());
    pulp.get(href + "?name=other").expect(404);
    pulp.get(href + "?bogus=1").expect(400);
    assertThat(pulp.get(href + "?fields=name").expect(200).json()).containsOnlyKeys("name");
  }

  @Test
  void genericListsShowEveryTypeWithItsTypedHref() {
    JsonObject row = pulp.get("repositories/?name=" + prefix + "a").results().getFirst();
    assertThat(href(row)).startsWith("/pulp/api/v3/repositories/file/file/");
    assertThat(
            pulp.get("repositories/?pulp_type=file.file&name=" + prefix + "a")
                .json()
                .getInt("count"))
        .isEqualTo(1);
    pulp.get("repositories/?pulp_type=no.such").expect(400);
    for (String list :
        List.of(
            "content/", "remotes/", "publications/", "distributions/", "repository_versions/")) {
      pulp.get(list + "?limit=1").expect(200);
    }
  }
}
