package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.conversation.Views;
import chatlab.database.Json;
import chatlab.http.Api;
import chatlab.http.Call;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Several turns in one answer. A run ends when it is stopped, after a turn that was not whole, and
 * after the turn in which its listener left.
 */
public final class RunRoutes {
    record RunBody(int turns) {}

    private final Turns turns;

    RunRoutes(Turns turns) {
        this.turns = turns;
    }

    public void register(Api api) {
        api.post("/api/{user_id}/conversations/{conversation_id}/run", this::run);
    }

    private void run(Call call) {
        int count = call.body(RunBody.class).turns();
        if (call.wantsStream()) call.takeStream();
        call.takeReplies(count);
        UUID id = TurnRoutes.id(call);
        var request =
                TurnRequest.in(id, TurnRoutes.payer(call), null, null, TurnRoutes.key(call))
                        .times(count);
        if (call.wantsStream()) {
            streamRun(call, request, id);
            return;
        }
        List<Message> said = new ArrayList<>();
        Begun begun = turns.begin(request); // only then is it known whose conversation it is
        try (Run run = turns.run(id)) {
            while (true) {
                boolean over = true;
                switch (begun) {
                    case Begun.Answered earlier -> said.addAll(earlier.messages());
                    case Begun.Live live -> {
                        if (said.isEmpty()) said.addAll(live.before());
                        said.add(live.turn().await());
                        over =
                                said.size() >= count
                                        || run.stopped()
                                        || !TurnRoutes.isWhole(said.getLast());
                    }
                }
                if (over) break;
                call.recheck();
                begun = turns.begin(request);
            }
        }
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.set("items", Views.messages(said));
        call.json(answer);
    }

    private void streamRun(Call call, TurnRequest request, UUID id) {
        Begun first = turns.begin(request);
        try (Run run = turns.run(id)) {
            TurnRoutes.tell(call.stream(), sink -> tellRun(first, request, run, sink));
        }
    }

    private void tellRun(Begun first, TurnRequest request, Run run, StreamSink sink)
            throws IOException {
        int said = first instanceof Begun.Live live ? live.before().size() : 0;
        Begun begun = first;
        while (true) {
            if (begun == first || begun instanceof Begun.Answered) TurnRoutes.tell(begun, sink);
            else if (begun instanceof Begun.Live live) live.turn().follow(sink);
            said++;
            boolean whole = sink.last().filter(TurnRoutes::isWhole).isPresent();
            if (begun instanceof Begun.Answered || !whole || run.stopped()) return;
            if (said >= request.turns()) return;
            sink.recheck();
            begun = turns.begin(request);
        }
    }
}
