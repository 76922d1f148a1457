// Serves the mock on a free port, which it prints, until standard input ends. What the user's last words ask for decides
// what the model does; the formats are the mock's own.
import { LLMock } from "@copilotkit/aimock";

const WORDS = "Alpha beta gamma – dëlta.";

// In each vendor's own names; the mock takes those it knows.
const USAGE = {
  prompt_tokens: 12, completion_tokens: 5,
  input_tokens: 12, output_tokens: 5,
  promptTokenCount: 12, candidatesTokenCount: 5,
};

const mock = new LLMock({ host: "127.0.0.1", port: 0, logLevel: "silent", chunkSize: 4 });

/** Wherever in the prompt it stands: the last such request of the user's counts. */
function asked(request) {
  const users = request.messages.filter((message) => message.role === "user");
  const wanted = users.flatMap((message) => [...text(message).matchAll(/please ([a-z]+)(?: (\d+))?/g)]).at(-1);
  return { what: wanted?.[1] ?? "speak", status: Number(wanted?.[2] ?? 0) };
}

function text(message) {
  if (typeof message.content === "string") return message.content;
  return (message.content ?? []).map((part) => part.text ?? "").join("");
}

function when(what, response, options) {
  mock.on({ predicate: (request) => asked(request).what === what }, response, options);
}

when("think", { content: WORDS, reasoning: "Hm, let me see.", usage: USAGE });
when("stop", { content: WORDS, finishReason: "length", usage: USAGE });
when("fail", (request) => ({ error: { message: "account 4711", type: "server_error" }, status: asked(request).status }));
when("truncate", { content: WORDS }, { truncateAfterChunks: 6, latency: 10 }); // without a pause nothing is sent at all
when("garble", { content: WORDS }, { chaos: { malformedRate: 1 } });
when("disconnect", { content: WORDS }, { chaos: { disconnectRate: 1 } });
mock.on({ predicate: () => true }, { content: WORDS, usage: USAGE });

await mock.start();
console.log(`port ${mock.port}`);
process.stdin.resume().on("end", () => process.exit());
