package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Answer;
import pulp.tests.server.PulpServer;

/** Filters and orders of every list of the document, and what they say of odd values. */
class FiltersIT extends ApiTest {
  private static final List<String> ODD =
      List.of(
          "x",
          "1e400",
          "99999999999999999999",
          "[",
          "/pulp/api/v3/tasks/",
          "/pulp/api/v3/task-groups/");

  FiltersIT(PulpServer server) {
    super(server);
  }

  /** A list and one of its parameters. */
  private record Parameter(String list, String name, List<String> choices) {}

  private List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    JsonObject paths = pulp.get("docs/api.json").json().getJsonObject("paths");
    paths.forEach((path, item) -> {
      JsonObject list = item.asJsonObject().getJsonObject("get");
      if (path.startsWith("/") && list != null && list.containsKey("parameters")) {
        list.getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
            .filter(parameter -> parameter.getString("in").equals("query"))
            .forEach(parameter ->
                all.add(new Parameter(path, parameter.getString("name"), choices(parameter))));
      }
    });
    return all;
  }

  private static List<String> choices(JsonObject parameter) {
    JsonObject items = parameter.getJsonObject("schema").getJsonObject("items");
    return items == null || !items.containsKey("enum")
        ? List.of()
        : items.getJsonArray("enum").getValuesAs(JsonString::getString);
  }

  private Answer ask(Parameter parameter, String value) {
    return pulp.get(parameter.list + "?limit=1&" + parameter.name + "=" + encode(value));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void listsAreOrderedByAllThatTheyOffer() {
    for (Parameter parameter : parameters()) {
      if (parameter.name.equals("ordering")) {
        parameter.choices.forEach(choice -> ask(parameter, choice).expect(200));
      }
    }
  }

  @Test
  void noValueOfAFilterIsADefect() {
    for (Parameter parameter : parameters()) {
      for (String value : ODD) {
        assertThat(ask(parameter, value).status())
            .describedAs("%s?%s=%s", parameter.list, parameter.name, value)
            .isIn(200, 400);
      }
    }
  }

  @Test
  void contentIsNamedByItsKeyWhereverItIsSaidToLie() {
    JsonObject unit = file("filters");
    String key = href(unit).split("/", -1)[7];
    String there = "/anywhere/" + key + "/";
    for (String list :
        List.of(
            "repositories/?with_content=",
            "repositories/?latest_with_content=",
            "distributions/?with_content=",
            "publications/?content__in=",
            "repository_versions/?content__in=")) {
      pulp.get(list + there).expect(200);
      assertThat(pulp.get(list + "/x/00000000-0000-0000-0000-000000000001/").expect(400).text())
          .isEqualTo(
              "[\"Could not find the following content units: ['00000000-0000-0000-0000-000000000001']\"]");
    }
    for (String list :
        List.of(
            "repositories/?with_content=",
            "distributions/?with_content=",
            "publications/?content=",
            "repository_versions/?content=")) {
      assertThat(pulp.get(list).expect(400).text())
          .isEqualTo("[\"No value supplied for content filter\"]");
    }
  }

  @Test
  void whatIsWrongIsToldInTheWordsOfTheChapter() {
    assertThat(pulp.get("artifacts/?prn__in=prn:x").expect(400).text())
        .isEqualTo("[\"PRN not valid: ['prn', 'x']\"]");
    assertThat(pulp.get("repositories/?q=" + encode("retain_repo_versions__gt=x")).text())
        .isEqualTo(
            "{\"q\":[\"{\\\"retain_repo_versions__gt\\\": [{\\\"message\\\": \\\"Enter a number.\\\", \\\"code\\\": \\\"invalid\\\"}]}\"]}");
    assertThat(pulp.get("repositories/?q=null&limit=1").expect(200).json().getInt("count"))
        .isEqualTo(pulp.get("repositories/?limit=1").expect(200).json().getInt("count"));
    assertThat(pulp.get(REPOSITORIES + "?name__regex=" + encode("[")).expect(400).text())
        .doesNotContain("ERROR");
  }

  @Test
  void anOffsetBeyondAllNumbersIsBeyondTheEnd() {
    repository();
    JsonObject page = pulp.get(REPOSITORIES + "?offset=99999999999999999999").expect(200).json();
    assertThat(page.getJsonArray("results")).isEmpty();
    assertThat(page.isNull("next")).isTrue();
  }

  @Test
  void taskGroupsHaveNeitherFiltersNorOrders() {
    pulp.get("task-groups/?bogus=1&ordering=bogus").expect(200);
  }
}
