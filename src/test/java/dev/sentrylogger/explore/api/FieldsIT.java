package dev.sentrylogger.explore.api;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentrylogger.IntegrationTest;
import dev.sentrylogger.account.SomeUsers;
import dev.sentrylogger.app.Apps;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class FieldsIT {
    @Autowired
    SomeUsers users;

    @Autowired
    Apps apps;

    @LocalServerPort
    int port;

    private SentEvents shop;

    @BeforeEach
    void registerApp() {
        shop = SentEvents.toNewApp(port, users, apps);
    }

    @Test
    void tellsTheMostFrequentValuesOfEachField() throws Exception {
        shop.send(
                "{'message': 'a', 'level': 'error', 'service': 'cart', 'took': 12.5}",
                "{'message': 'b', 'level': 'error', 'service': 'till', 'took': -3}",
                "{'message': 'c', 'level': 'info', 'service': 'cart', 'took': 'long'}",
                "{'message': 'd', 'level': 'warn'}");

        JsonNode facets = facets("fields=service,took&fields=level");

        assertThat(facets).hasSize(3);
        assertThat(facets.get(0).toString())
                .isEqualTo(json("{'field':'service','total':4,'present':3,'distinct':2,"
                        + "'values':[{'value':'cart','count':2},{'value':'till','count':1}]}"));
        assertThat(facets.get(1).toString())
                .isEqualTo(json("{'field':'took','total':4,'present':3,'distinct':3,'values':["
                        + "{'value':'-3','count':1},{'value':'12.5','count':1},{'value':'long','count':1}],"
                        + "'min':-3.0,'max':12.5}"));
        assertThat(values(facets.get(2))).containsExactly("error 2", "info 1", "warn 1");
    }

    @Test
    void countsOnlyWhatTheQueryWantsWithinTheTime() throws Exception {
        shop.send(
                "{'message': 'paid', 'host': 'a', 'timestamp': '2026-11-20T09:59:59.999999Z'}",
                "{'message': 'paid', 'host': 'b', 'timestamp': '2026-11-20T10:00:00Z'}",
                "{'message': 'lost', 'host': 'c', 'timestamp': '2026-11-20T10:00:00Z'}",
                "{'message': 'paid', 'host': 'd', 'timestamp': '2026-11-20T11:00:00Z'}");

        JsonNode facets = facets("fields=host&query=paid&from=2026-11-20T10:00:00Z&to=2026-11-20T11:00:00Z");

        assertThat(values(facets.get(0))).containsExactly("b 1");
        assertThat(facets.get(0).get("total").asInt()).isEqualTo(1);
    }

    @Test
    void listsAsManyValuesAsAskedForAndTellsHowManyThereAre() throws Exception {
        shop.send(range(0, 30)
                .mapToObj(n -> "{'message': 'm', 'n': 'v%02d'}".formatted(n))
                .toList());

        assertThat(values(facets("fields=n").get(0))).hasSize(10);
        JsonNode two = facets("fields=n&limit=2").get(0);
        assertThat(values(two)).containsExactly("v00 1", "v01 1");
        assertThat(two.get("distinct").asInt()).isEqualTo(30);
    }

    @Test
    void tellsAnAttributeFromTheFieldOfItsNameAndTakesCommasInQuotes() throws Exception {
        shop.send("{'message': 'm', 'service': 'cart', 'attributes': {'service': 'odd', 'a,b': 'both'}}");

        JsonNode facets = facets("fields=" + Http.encode("attributes.service,\"a,b\",service"));

        assertThat(facets.findValuesAsString("field")).containsExactly("attributes.service", "a,b", "service");
        assertThat(facets.findValuesAsString("value")).containsExactly("odd", "both", "cart");
    }

    @Test
    void findsNothingInAFieldThatNoEventHas() throws Exception {
        shop.send("{'message': 'm'}");

        assertThat(facets("fields=nowhere").get(0).toString())
                .isEqualTo(json("{'field':'nowhere','total':1,'present':0,'distinct':0,'values':[]}"));
    }

    @Test
    void answersWithoutEvents() throws Exception {
        assertThat(facets("fields=level,x").toString())
                .isEqualTo(json("[{'field':'level','total':0,'present':0,'distinct':0,'values':[]},"
                        + "{'field':'x','total':0,'present':0,'distinct':0,'values':[]}]"));
        assertThat(shop.get("/fields").body()).isEqualTo(json("{'total':0,'fields':[]}"));
    }

    @Test
    void tellsWhichFieldsThereAreTheMostFrequentFirst() throws Exception {
        shop.send(
                "{'message': 'a', 'attributes': {'user.id': 1, 'level': 'odd'}}",
                "{'message': 'b', 'attributes': {'user.id': 2}}",
                "{'message': 'c', 'service': 'cart'}",
                "{'message': 'd'}");

        JsonNode answer = shop.get("/fields").json();

        assertThat(answer.get("total").asInt()).isEqualTo(4);
        List<String> fields = new ArrayList<>();
        answer.get("fields")
                .forEach(field -> fields.add(field.get("name").asString() + " "
                        + field.get("present").asLong() + " "
                        + field.get("share").asDouble()));
        assertThat(fields)
                .containsExactly(
                        "level 4 1.0",
                        "message 4 1.0",
                        "source 4 1.0",
                        "user.id 2 0.5",
                        "attributes.level 1 0.25",
                        "service 1 0.25");
    }

    @Test
    void knowsNoFieldsOfATimeWithoutEvents() throws Exception {
        shop.send("{'message': 'a', 'timestamp': '2026-11-20T10:00:00Z'}");

        assertThat(shop.get("/fields?to=2026-11-20T10:00:00Z")
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(shop.get("/fields?from=2026-11-20T10:00:00Z&to=2026-11-20T10:00:01Z")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/facets?limit=5             | fields | ''   | names of fields",
                "/facets?fields=,            | fields | ''   | names of fields",
                "/facets?fields=%22a         | fields | '\"a' | in quotes",
                "/facets?fields=a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u | fields | 'a,b,c,d' | at most 20",
                "/facets?fields=a&limit=0    | limit  | 0    | 1 to 1000",
                "/facets?fields=a&limit=1001 | limit  | 1001 | 1 to 1000",
                "/facets?fields=a&from=x     | from   | x    | ISO 8601",
                "/facets?field=a             | field  | a    | fields",
                "/fields?from=now&to=-1h     | from   | now  | before 'to'",
                "/fields?query=x             | query  | x    | only [from, to]",
            })
    void namesTheParameterTheValueAndTheLimit(String path, String parameter, String value, String allowed)
            throws Exception {
        Http.Answer answer = shop.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("parameter").asString()).isEqualTo(parameter);
        assertThat(answer.json().get("detail").asString()).contains(parameter, value, allowed);
    }

    private JsonNode facets(String query) throws Exception {
        Http.Answer answer = shop.get("/facets?" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("facets");
    }

    private static List<String> values(JsonNode facet) {
        List<String> values = new ArrayList<>();
        facet.get("values")
                .forEach(value -> values.add(
                        value.get("value").asString() + " " + value.get("count").asLong()));
        return values;
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
