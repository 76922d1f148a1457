package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.config.Vendor;
import chatlab.testing.Answer;
import chatlab.testing.FakeModel;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A server on which every vendor is on offer, two models each, and Gemini speaks unasked. */
@Timeout(60)
final class VendorChoiceTest {
    private static final Map<Vendor, FakeModel> MODELS = new EnumMap<>(Vendor.class);
    private static TestServer server;
    private static User user;

    @BeforeAll
    static void start(@TempDir Path folder) {
        for (Vendor vendor : Vendor.values()) MODELS.put(vendor, new FakeModel(vendor));
        Stream<String> settings =
                MODELS.entrySet().stream()
                        .flatMap(
                                each ->
                                        Stream.of(
                                                each.getValue().setting(),
                                                each.getKey()
                                                        + "_MODEL=small-%1$s,large-%1$s"
                                                                .formatted(each.getKey().id())));
        server =
                TestServer.start(
                        folder,
                        Stream.concat(settings, Stream.of("AI_PROVIDER=gemini"))
                                .toArray(String[]::new));
        user = server.guest();
    }

    @AfterAll
    static void stop() {
        server.close();
        MODELS.values().forEach(FakeModel::close);
    }

    @BeforeEach
    void reset() {
        MODELS.values().forEach(FakeModel::reset);
    }

    @ParameterizedTest
    @EnumSource
    void aConversationsOwnVendorAndModelSpeakInIt(Vendor vendor) {
        Answer own =
                user.post("/conversations", "{\"topic\":\"Tests\"," + asked(vendor, "large") + "}")
                        .expect(201);
        String path = "/conversations/" + own.at("/id");
        answers(vendor, "large", user.postAsync(path + "/messages", "{\"content\":\"Hi\"}"));

        Vendor other = other(vendor);
        user.patch(path, "{" + asked(other, "small") + "}").expect(200);
        answers(other, "small", user.postAsync(path + "/messages", "{\"content\":\"And?\"}"));
    }

    @ParameterizedTest
    @EnumSource
    void oneChatMayAskAnotherThanItsConversation(Vendor vendor) {
        Vendor other = other(vendor);
        var first = user.postAsync("/chat", "{\"message\":\"Hi\"," + asked(vendor, "small") + "}");
        String id = answers(vendor, "small", first).at("/conversation_id");
        String more = "{\"message\":\"And?\",\"conversation_id\":\"" + id + "\"";

        answers(other, "large", user.postAsync("/chat", more + "," + asked(other, "large") + "}"));
        answers(vendor, "small", user.postAsync("/chat", more + "}"));
    }

    @ParameterizedTest
    @EnumSource
    void aModelAloneNamesItsVendor(Vendor vendor) {
        String model = "\"model\":\"large-" + vendor.id() + "\"";
        answers(vendor, "large", user.postAsync("/chat", "{\"message\":\"Hi\"," + model + "}"));
    }

    @Test
    void whoeverChoosesNobodyHearsTheDefault() {
        answers(Vendor.GEMINI, "small", user.postAsync("/chat", "{\"message\":\"Hi\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"provider\":\"acme\"', body.provider",
        "'\"model\":\"huge\"', body.model",
        "'\"provider\":\"xai\",\"model\":\"large-openai\"', body.model",
        "'\"provider\":\"offline\",\"model\":\"small-xai\"', body.model"
    })
    void whatIsNotOnOfferIsA422AndNobodyIsAsked(String choice, String field) {
        User fresh = server.guest();
        for (Answer refused :
                List.of(
                        fresh.post("/chat", "{\"message\":\"Hi\"," + choice + "}"),
                        fresh.post("/conversations", "{\"topic\":\"Tests\"," + choice + "}"))) {
            assertEquals(List.of(field), refused.expect(422).faults());
        }
        assertEquals(0, fresh.get("/conversations").json().path("items").size());
        MODELS.values().forEach(each -> assertEquals(List.of(), each.requests()));
    }

    @Test
    void allAreOnOfferInTheConfiguration() {
        Answer config = server.client().get("/api/config").expect(200);
        List<String> ids = config.json().path("providers").findValuesAsText("id");
        assertEquals(List.of("openai", "anthropic", "gemini", "xai", "offline"), ids);
    }

    private static Answer answers(Vendor vendor, String size, CompletableFuture<Answer> asking) {
        String model = size + "-" + vendor.id();
        FakeModel.Call call = Objects.requireNonNull(MODELS.get(vendor)).take();
        assertEquals(model, call.model());
        call.answer("So says " + model + ".");
        Answer answer = asking.join().expect(200);
        assertEquals("So says " + model + ".", answer.at("/message/content"));
        assertEquals(vendor.id(), answer.at("/message/provider"));
        assertEquals(model, answer.at("/message/model"));
        return answer;
    }

    private static String asked(Vendor vendor, String size) {
        return "\"provider\":\"%1$s\",\"model\":\"%2$s-%1$s\"".formatted(vendor.id(), size);
    }

    private static Vendor other(Vendor vendor) {
        Vendor[] all = Vendor.values();
        return all[(Arrays.asList(all).indexOf(vendor) + 1) % all.length];
    }
}
