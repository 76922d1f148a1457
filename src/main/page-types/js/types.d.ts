// Short names for the API's types, which `make check` generates from openapi.yaml. A file of the page refers to them so:
//   /** @typedef {import("../types.js").Message} Message */
// No such file is served: types are gone before the browser reads anything.
import type { components } from "../../../../target/page/api.js";

type Schemas = components["schemas"];

export type ApiConfig = Schemas["Config"];
export type ErrorBody = Schemas["Error"];
export type StreamError = Schemas["ErrorEvent"];

export type Character = Schemas["Character"];
export type CharacterCreate = Schemas["CharacterCreate"];
export type CharacterList = Schemas["CharacterList"];
export type CharacterPatch = Schemas["CharacterPatch"];
export type CharacterSet = Schemas["CharacterSet"];
export type CharacterSetList = Schemas["CharacterSetList"];
export type CharacterVoice = Schemas["CharacterVoice"];
export type ChatReply = Schemas["ChatReply"];
export type ChatRequest = Schemas["ChatRequest"];
export type Citation = Schemas["Citation"];
export type Claim = Schemas["Claim"];
export type Conversation = Schemas["Conversation"];
export type ConversationCreate = Schemas["ConversationCreate"];
export type ConversationList = Schemas["ConversationList"];
export type ConversationPatch = Schemas["ConversationPatch"];
export type ConversationSettings = Schemas["ConversationSettings"];
export type DeltaEvent = Schemas["DeltaEvent"];
export type ErrorDetail = Schemas["ErrorDetail"];
export type Health = Schemas["Health"];
export type KeyIdea = Schemas["KeyIdea"];
export type Limits = Schemas["Limits"];
export type LoginRequest = Schemas["LoginRequest"];
export type Message = Schemas["Message"];
export type MessageCreate = Schemas["MessageCreate"];
export type MessageList = Schemas["MessageList"];
export type MessageReply = Schemas["MessageReply"];
export type MessageStored = Schemas["MessageStored"];
export type MessageStreamCreate = Schemas["MessageStreamCreate"];
export type NextReply = Schemas["NextReply"];
export type NextRequest = Schemas["NextRequest"];
export type NextSpeaker = Schemas["NextSpeaker"];
export type Order = Schemas["Order"];
export type OwnCharacter = Schemas["OwnCharacter"];
export type OwnCharacterList = Schemas["OwnCharacterList"];
export type Participant = Schemas["Participant"];
export type Participation = Schemas["Participation"];
export type Perspectives = Schemas["Perspectives"];
export type Preferences = Schemas["Preferences"];
export type Profile = Schemas["Profile"];
export type Protocol = Schemas["Protocol"];
export type ProviderOffer = Schemas["ProviderOffer"];
export type Quotation = Schemas["Quotation"];
export type RegisterRequest = Schemas["RegisterRequest"];
export type RunReply = Schemas["RunReply"];
export type RunRequest = Schemas["RunRequest"];
export type Seat = Schemas["Seat"];
export type Settings = Schemas["Settings"];
export type ShownPrompt = Schemas["ShownPrompt"];
export type Source = Schemas["Source"];
export type Speaker = Schemas["Speaker"];
export type StanceReport = Schemas["StanceReport"];
export type Summary = Schemas["Summary"];
export type SummaryEntry = Schemas["SummaryEntry"];
export type Tokens = Schemas["Tokens"];
export type ToolCall = Schemas["ToolCall"];
export type ToolCallEvent = Schemas["ToolCallEvent"];
export type Transcript = Schemas["Transcript"];
export type TurnEvent = Schemas["TurnEvent"];
export type User = Schemas["User"];
export type Work = Schemas["Work"];

export {};
